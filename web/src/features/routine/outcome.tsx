// What the proposal would have meant: pupils and work in one line, then per step, per week, per school and per role.
import { InformationSquareIcon } from '@navikt/aksel-icons'
import { useState } from 'react'

import { dateWithYear } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { useNumbers } from '../../ui/numbers.tsx'
import { Empty } from '../../ui/states.tsx'
import { SchoolChoice } from './school-choice.tsx'
import { Schools } from './schools.tsx'
import { Steps } from './steps.tsx'
import { Weeks } from './weeks.tsx'
import { stepRow, workOf, anyStep, type SchoolId, type WhatIf } from './what-if.ts'
import { WorkTable } from './work.tsx'

export function Outcome({ answer, isOld }: { answer: WhatIf; isOld: boolean }) {
  const { t } = useText()
  const [school, setSchool] = useState<SchoolId>(null)
  const [step, setStep] = useState(anyStep)
  const shownSchool = answer.schools.some((one) => one.school_id === school) ? school : null
  const shownStep = answer.step_texts.some((one) => one.step === step) ? step : anyStep
  if (answer.pupils === 0) return <Empty title={t('whatif.nobody', { year: answer.school_year })}>{t('whatif.nobody_why')}</Empty>
  return (
    <>
      <div className="whatif-outcome__head">
        <div>
          <h2>{t('whatif.outcome_year', { year: answer.school_year })}</h2>
          <Compared answer={answer} />
        </div>
        <SchoolChoice schools={answer.schools} school={shownSchool} onChoose={setSchool} />
      </div>
      {isOld && (
        <div className="notice" data-color="warning" role="status">
          <InformationSquareIcon aria-hidden className="notice__icon" />
          <p className="notice__body">{t('whatif.old')}</p>
        </div>
      )}
      <KeyNumbers answer={answer} school={shownSchool} />
      <Steps answer={answer} school={shownSchool} />
      <Weeks answer={answer} school={shownSchool} step={shownStep} onStep={setStep} />
      {answer.schools.length > 1 && <Schools answer={answer} step={shownStep} onStep={setStep} />}
      <WorkTable answer={answer} school={shownSchool} />
      <p className="quiet small whatif-outcome__caution">{t('whatif.caution')}</p>
    </>
  )
}

function Compared({ answer }: { answer: WhatIf }) {
  const { t } = useText()
  if (answer.in_force.length === 0) return <p className="quiet small">{t('whatif.none_in_force')}</p>
  const versions = answer.in_force.map((one) =>
    t('whatif.version_until', { version: one.version, date: dateWithYear(t, one.to) }),
  )
  return <p className="quiet small">{t('whatif.compared', { versions: versions.join(', ') })}</p>
}

interface NumberProps {
  name: string
  now: number
  before: number | null
}

function KeyNumber({ name, now, before }: NumberProps) {
  const { t } = useText()
  const numbers = useNumbers()
  return (
    <div>
      <dt>{name}</dt>
      <dd>{numbers.whole(now)}</dd>
      {before !== null && (
        <dd className="fig-key__beside">
          {now === before
            ? t('whatif.same')
            : t(now > before ? 'whatif.more' : 'whatif.fewer', { before: numbers.whole(before), count: numbers.whole(Math.abs(now - before)) })}
        </dd>
      )}
    </div>
  )
}

function KeyNumbers({ answer, school }: { answer: WhatIf; school: SchoolId }) {
  const { t } = useText()
  const any = stepRow(answer, school, anyStep)
  const work = workOf(answer, school, 'proposed')
  const before = answer.in_force.length > 0 ? workOf(answer, school, 'in_force') : null
  return (
    <dl className="panel fig-key">
      <KeyNumber name={t('whatif.reached')} now={any?.pupils ?? 0} before={before && (any?.pupils_in_force ?? 0)} />
      <KeyNumber name={t('whatif.meetings')} now={work.meetings} before={before && before.meetings} />
      <KeyNumber name={t('whatif.shall_tasks')} now={work.shall} before={before && before.shall} />
      {before && (
        <>
          <KeyNumber name={t('whatif.new_pupils')} now={any?.new ?? 0} before={null} />
          <KeyNumber name={t('whatif.gone_pupils')} now={any?.gone ?? 0} before={null} />
        </>
      )}
    </dl>
  )
}
