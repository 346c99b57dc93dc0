// What has been done about one pupil, newest last; the text that went out can be read.
import { useText, type Key, type Translate } from '../../i18n/index.tsx'
import { timeOfDay } from '../../i18n/dates.ts'
import type { LoggedStep } from './morning.ts'

const kindKeys: Record<LoggedStep['kind'], Key> = {
  take: 'morning.log_take',
  give_back: 'morning.log_give_back',
  attempt: 'morning.log_attempt',
  text_message: 'morning.log_text',
  explained: 'morning.log_explained',
  at_school: 'morning.log_at_school',
  not_found: 'morning.log_not_found',
  reopen: 'morning.log_reopen',
}
const channelKeys: Record<NonNullable<LoggedStep['channel']>, Key> = {
  call: 'morning.channel_call',
  text: 'morning.channel_text',
  other: 'morning.channel_other',
}
export const outcomeKeys: Record<NonNullable<LoggedStep['outcome']>, Key> = {
  no_answer: 'morning.outcome_no_answer',
  message_left: 'morning.outcome_message_left',
  talked: 'morning.outcome_talked',
  home_does_not_know: 'morning.outcome_home_does_not_know',
  wrong_number: 'morning.outcome_wrong_number',
}
type Text = NonNullable<LoggedStep['text_message']>
const stateKeys: Record<Text['state'], Key> = {
  waiting: 'morning.text_waiting',
  sent: 'morning.text_sent',
  failed: 'morning.text_failed',
  withdrawn: 'morning.text_withdrawn',
}
const failureKeys: Record<NonNullable<Text['failure']>, Key> = {
  'no-gateway': 'morning.text_no_gateway',
  unreachable: 'morning.text_unreachable',
  refused: 'morning.text_refused',
  'given-up': 'morning.text_given_up',
  expired: 'morning.text_expired',
  'address-unusable': 'morning.text_address',
}

function inWords(t: Translate, step: LoggedStep): string {
  const parts = [t(kindKeys[step.kind], { by: step.by })]
  if (step.channel && step.kind === 'attempt') parts[0] = t(channelKeys[step.channel], { by: step.by })
  if (step.guardian) parts.push(step.guardian)
  if (step.outcome) parts.push(t(outcomeKeys[step.outcome]))
  if (step.text_message) parts.push(textInWords(t, step.text_message))
  return parts.join(' · ')
}

function textInWords(t: Translate, text: Text): string {
  return text.failure ? t(failureKeys[text.failure]) : t(stateKeys[text.state])
}

export function StepLog({ steps }: { steps: LoggedStep[] }) {
  const { t } = useText()
  if (steps.length === 0) return null
  const bodies = new Set(steps.flatMap((step) => step.text_message?.body ?? []))
  return (
    <div className="step-log">
      <ul aria-label={t('morning.log')}>
        {steps.map((step, index) => (
          <li key={index}>
            <time dateTime={step.at}>{timeOfDay(step.at)}</time>
            <span>
              {inWords(t, step)}
              {step.note && <span className="step-log__note">{step.note}</span>}
            </span>
          </li>
        ))}
      </ul>
      {[...bodies].map((body) => (
        <details key={body}>
          <summary>{t('morning.read_text')}</summary>
          <p className="step-log__text" dir="auto">
            {body}
          </p>
        </details>
      ))}
    </div>
  )
}
