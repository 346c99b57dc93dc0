// The bottom bar: the one tap that completes the register, and in plain words what is stored and what waits.
import { ArrowUndoIcon, CheckmarkCircleFillIcon, CloudSlashIcon, CloudUpIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'

import { timeOfDay } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { errorText, problemText } from '../../ui/problem-text.ts'
import { registrarWords } from '../../ui/registrar-words.ts'
import type { Register } from './register-model.ts'
import type { useRegister } from './use-register.ts'
import './register-bar.css'

interface BarProps {
  register: Register
  model: ReturnType<typeof useRegister>
  pending: number
  /** On the start page there is no way back to it. */
  isOnStart: boolean
}

export function RegisterBar({ register, model, pending, isOnStart }: BarProps) {
  const { t } = useText()
  const { counts, isRegistered, canUndo, withdrawal } = model
  const canWithdraw = model.hasRegistered && register.registration !== null && pending === 0
  return (
    <div className="bar">
      <div className="bar__inner">
        <SaveState register={register} model={model} pending={pending} />
        {withdrawal.error && (
          <p className="field-error" role="alert" data-color="danger">
            {errorText(t, withdrawal.error)}
          </p>
        )}
        <div className="bar__side">
          {canUndo && (
            <button type="button" className="ds-button" data-variant="tertiary" onClick={model.undo}>
              <ArrowUndoIcon aria-hidden className="points" />
              {t('reg.undo')}
            </button>
          )}
          {canWithdraw && !canUndo && (
            <button type="button" className="ds-button" data-variant="tertiary" aria-disabled={withdrawal.isPending} onClick={() => !withdrawal.isPending && withdrawal.mutate()}>
              <ArrowUndoIcon aria-hidden className="points" />
              {t('reg.withdraw')}
            </button>
          )}
          {isRegistered && !isOnStart && (
            <Link to="/" className="ds-button" data-variant="secondary">
              {t('state.to_start')}
            </Link>
          )}
        </div>
        {isRegistered ? (
          // Where the button was that registered them all, a second tap must find nothing to press.
          <p className="bar__main bar__rest quiet">{t('reg.still_open')}</p>
        ) : (
          <button type="button" className="ds-button bar__main" onClick={model.registerRest}>
            {counts.left > 0 ? t('reg.rest', { count: counts.left }) : t('reg.confirm_reported', { count: counts.reported })}
          </button>
        )}
      </div>
    </div>
  )
}

function SaveState({ register, model, pending }: Omit<BarProps, 'isOnStart'>) {
  const { t } = useText()
  const { state, dayState, counts } = model
  const trouble = state.trouble ?? dayState.trouble
  if (trouble) {
    const troubled = state.trouble ? model.queue : model.dayQueue
    return (
      <div className="bar__state" role="alert" data-color="warning" data-trouble>
        <CloudSlashIcon aria-hidden />
        <span>
          <b>{t('reg.waiting', { count: pending })}</b> {problemText(t, trouble.code)}
        </span>
        <button type="button" className="ds-button" data-variant="secondary" onClick={troubled.retryNow}>
          {t('state.retry')}
        </button>
        {!trouble.retrying && (
          <button type="button" className="ds-button" data-variant="tertiary" onClick={() => troubled.discard()}>
            {t('reg.discard')}
          </button>
        )}
      </div>
    )
  }
  const savedAt = [state.savedAt, dayState.savedAt].filter((at) => at !== null).sort().at(-1)
  const { registration, day_registration: ofDay } = register
  // Said once: the registration itself is no later saving.
  const isNewer = savedAt !== undefined && (!registration || (savedAt > registration.at && timeOfDay(savedAt) !== timeOfDay(registration.at)))
  let text = t('reg.left', { count: counts.left })
  if (pending > 0) text = t('reg.saving', { count: pending })
  else if (registration) text = t('reg.registered_by', { by: registrarWords(t, registration), time: timeOfDay(registration.at) })
  else if (ofDay) text = t('reg.day_registered_by', { by: registrarWords(t, ofDay), time: timeOfDay(ofDay.at) })
  return (
    <p className="bar__state" role="status">
      {pending > 0 && <CloudUpIcon aria-hidden />}
      {pending === 0 && registration && <CheckmarkCircleFillIcon aria-hidden className="bar__done" />}
      <span>
        {text}
        {pending === 0 && isNewer && <span className="bar__saved"> · {t('reg.saved_at', { time: timeOfDay(savedAt) })}</span>}
      </span>
    </p>
  )
}
