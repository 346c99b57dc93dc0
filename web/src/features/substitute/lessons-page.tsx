// Lessons without their teacher: a link for a substitute, or over to the department head; and what became of both.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { myClassesQuery } from '../../api/queries.ts'
import { useText } from '../../i18n/index.tsx'
import { Page } from '../../ui/page.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { HandOverForm } from './hand-over-form.tsx'
import { Handovers } from './handovers.tsx'
import { Links } from './links.tsx'
import './substitute.css'

const route = getRouteApi('/substitutes')

export function LessonsPage() {
  const { t } = useText()
  const search = route.useSearch()
  const classes = useQuery(myClassesQuery)
  return (
    <Page title={t('sub.title')} lead={t('sub.lead')} width="narrow">
      {classes.isLoadingError && <Failed error={classes.error} onRetry={() => void classes.refetch()} />}
      {classes.isPending && <Loading rows={4} />}
      {classes.data && (
        <HandOverForm
          key={`${search.class} ${search.lesson}`}
          classes={classes.data.classes.filter((one) => one.may_register)}
          today={classes.data.today}
          first={search}
        />
      )}
      <Handovers withEmpty />
      <Links />
    </Page>
  )
}
