// A flag explains itself: the rule in words, when it was first met, the count, and the entries it rests on.
import { useQuery } from '@tanstack/react-query'

import type { Schemas } from '../api/client.ts'
import { reasonsQuery } from '../api/queries.ts'
import { dateInWords, dateWithYear } from '../i18n/dates.ts'
import { useText, type Key } from '../i18n/index.tsx'
import { kindInWords, reasonName } from './entry-words.ts'
import { FlagIcon } from './flag-icon.tsx'
import { Sheet } from './sheet.tsx'
import { Status } from './status.tsx'

export type Flag = Schemas['Flag']

/** The sign of a flag; neither green nor red, which say documented and undocumented. */
export function FlagLine({ flag, lower = [], onWhy }: { flag: Flag; lower?: Flag[]; onWhy: () => void }) {
  const { t, language } = useText()
  const text = flag.text[language]
  const state = flagState(flag)
  return (
    <div className="flag" data-color="partner" data-quiet={!flag.is_met_now || flag.exempted_until !== null}>
      <FlagIcon />
      <span className="flag__text">
        {text}
        {flag.is_met_now && <span className="flag__state"> · {t('flag.now', { count: flag.count })}</span>}
        {state && <span className="flag__state"> · {t(state)}</span>}
        <span className="print-only"> · {t('flag.met_on', { date: dateWithYear(t, flag.first_met) })}</span>
        {lower.map((one) => (
          <span key={one.flag_id} className="flag__lower small">
            {one.text[language]}, {t('flag.met_on', { date: dateInWords(t, one.first_met) })}
          </span>
        ))}
      </span>
      <button type="button" className="flag__why" aria-label={t('flag.why_of', { text })} onClick={onWhy}>
        {t('flag.why')}
      </button>
    </div>
  )
}

function flagState(flag: Flag): Key | null {
  if (flag.withdrawn_at) return 'flag.withdrawn'
  if (flag.exempted_until) return 'flag.exempted'
  if (!flag.is_met_now) return 'flag.not_now'
  return null
}

const withdrawnKeys: Record<NonNullable<Flag['withdrawn_because']>, Key> = {
  corrected: 'flag.withdrawn_corrected',
  exempted: 'flag.withdrawn_exempted',
  'routine-changed': 'flag.withdrawn_routine',
  'reasons-changed': 'flag.withdrawn_reasons',
  moved: 'flag.withdrawn_moved',
}

export function FlagWhy({ flag, name, onClose }: { flag: Flag; name: string; onClose: () => void }) {
  const { t, language } = useText()
  const { data: reasons } = useQuery(reasonsQuery)
  return (
    <Sheet title={flag.text[language]} lead={name} onClose={onClose}>
      <dl className="facts">
        <div>
          <dt>{t('flag.first_met')}</dt>
          <dd>{dateWithYear(t, flag.first_met)}</dd>
        </div>
        {flag.seen && (
          <div>
            <dt>{t('flag.seen')}</dt>
            <dd>{flag.seen[language]}</dd>
          </div>
        )}
        <div>
          <dt>{t('flag.count')}</dt>
          <dd>
            {flag.count} {!flag.is_met_now && <span className="quiet">({t('flag.not_now')})</span>}
          </dd>
        </div>
        <div>
          <dt>{t('flag.rule')}</dt>
          <dd>{flag.source}</dd>
        </div>
        {!flag.source.includes(flag.routine_version) && (
          <div>
            <dt>{t('flag.version')}</dt>
            <dd>{flag.routine_version}</dd>
          </div>
        )}
        {flag.exempted_until && (
          <div>
            <dt>{t('flag.exempted')}</dt>
            <dd>{t('flag.exempted_until', { date: dateWithYear(t, flag.exempted_until) })}</dd>
          </div>
        )}
        {flag.withdrawn_because && (
          <div>
            <dt>{t('flag.withdrawn')}</dt>
            <dd>{t(withdrawnKeys[flag.withdrawn_because])}</dd>
          </div>
        )}
      </dl>
      <h3>{t('flag.grounds', { count: flag.entries.length })}</h3>
      {flag.is_met_now && flag.count > flag.entries.length && <p className="quiet">{t('flag.since', { count: flag.count })}</p>}
      <ol className="grounds">
        {flag.entries.map((entry) => (
          <li key={entry.entry_id}>
            <span>
              {dateInWords(t, entry.date)}
              <span className="grounds__what quiet small">
                {[kindInWords(t, entry), reasonName(reasons, entry.reason, language)].filter(Boolean).join(' · ')}
              </span>
            </span>
            <Status name={entry.documentation} />
          </li>
        ))}
      </ol>
      <p className="quiet small">{t('flag.human')}</p>
    </Sheet>
  )
}
