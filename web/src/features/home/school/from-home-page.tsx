// For the contact teacher: what the homes of the class have said that somebody must look at.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'

import { fromHomeQuery } from '../../../api/queries.ts'
import { useText } from '../../../i18n/index.tsx'
import { Page } from '../../../ui/page.tsx'
import { Empty, Failed, Loading } from '../../../ui/states.tsx'
import { pupilName } from '../../../ui/pupil-name.ts'
import { ContestMatter } from './contest-matter.tsx'
import { Explained, TakenBack } from './message-matter.tsx'
import { Wish } from './home-needs.tsx'
import '../report.css'
import './office.css'

export function FromHomePage() {
  const { t } = useText()
  const { classId } = useParams({ from: '/classes/$classId/from-home' })
  const query = useQuery(fromHomeQuery(classId))
  const view = query.data
  const isEmpty = view && [view.explanations, view.taken_back, view.contests, view.wishes].every((list) => list.length === 0)
  return (
    <Page title={t('from_home.title')} lead={view && t('from_home.lead', { name: view.name })} width="narrow">
      {query.isPending && <Loading rows={4} />}
      {query.isLoadingError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {isEmpty && <Empty title={t('from_home.none')}>{t('from_home.none_why')}</Empty>}
      {view && view.explanations.length > 0 && (
        <Section title={t('from_home.explained')} why={t('from_home.explained_why')}>
          {view.explanations.map((matter) => (
            <Explained key={matter.message.message_id} matter={matter} classId={classId} />
          ))}
        </Section>
      )}
      {view && view.contests.length > 0 && (
        <Section title={t('from_home.contested')} why={t('from_home.contested_why')}>
          {view.contests.map((matter) => (
            <ContestMatter key={matter.contest.contest_id} matter={matter} classId={classId} />
          ))}
        </Section>
      )}
      {view && view.taken_back.length > 0 && (
        <Section title={t('from_home.taken_back')} why={t('from_home.taken_back_why')}>
          {view.taken_back.map((matter) => (
            <TakenBack key={matter.message.message_id} matter={matter} classId={classId} />
          ))}
        </Section>
      )}
      {view && view.wishes.length > 0 && (
        <Section title={t('from_home.wishes')} why={t('from_home.wishes_why')}>
          {view.wishes.map((one) => (
            <li key={one.guardian + one.pupil_id} className="matter">
              <h3>{pupilName(one)}</h3>
              <ul className="needs">
                <Wish name={one.guardian} wish={one.wish} />
              </ul>
            </li>
          ))}
        </Section>
      )}
    </Page>
  )
}

function Section({ title, why, children }: { title: string; why: string; children: React.ReactNode }) {
  return (
    <section className="panel matters">
      <h2>{title}</h2>
      <p className="quiet">{why}</p>
      <ul>{children}</ul>
    </section>
  )
}
