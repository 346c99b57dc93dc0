// One pupil's half-year report: the figures, what has changed since it was signed, and its former versions.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'

import type { Schemas } from '../../api/client.ts'
import { reasonsQuery } from '../../api/queries.ts'
import { dateInWords, dateOfInstant, dateWithYear } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { reasonName } from '../../ui/entry-words.ts'
import { errorText } from '../../ui/problem-text.ts'
import { roleKey } from '../../ui/role-words.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { pupilName } from '../../ui/pupil-name.ts'
import { pupilHalfYearsQuery, signHalfYear, type ClassHalfYear, type PupilHalfYear, type SignedReport } from './queries.ts'

type Figures = Schemas['AbsenceFigures']
type Change = Schemas['HalfYearChange']

export function ReportSheet({ shown, pupil, onClose }: { shown: ClassHalfYear; pupil: PupilHalfYear; onClose: () => void }) {
  const { t } = useText()
  const newest = pupil.versions.at(-1)
  const former = pupil.versions.slice(0, -1).toReversed()
  return (
    <Sheet
      title={pupilName(pupil)}
      lead={newest ? <SignedLine report={newest} /> : t('half_year.not_signed')}
      onClose={onClose}
    >
      <FiguresTable figures={newest?.figures ?? pupil.now} />
      {newest?.reason && <p>{t('half_year.reason_was', { reason: newest.reason })}</p>}
      {pupil.changed && <ChangedSince change={pupil.changed} />}
      {shown.may_sign && shown.is_over && (!newest || pupil.changed) && (
        <SignOne shown={shown} pupil={pupil} onDone={onClose} />
      )}
      {former.length > 0 && (
        <section className="former">
          <h3>{t('half_year.former')}</h3>
          {former.map((report) => (
            <details key={report.version}>
              <summary>{t('half_year.version', { version: report.version })}</summary>
              <p className="small"><SignedLine report={report} /></p>
              <FiguresTable figures={report.figures} />
            </details>
          ))}
        </section>
      )}
      <Earlier pupilId={pupil.pupil_id} half={shown} />
    </Sheet>
  )
}

/** What was signed of the pupil in other half-years, wherever that was. */
function Earlier({ pupilId, half }: { pupilId: string; half: Pick<ClassHalfYear, 'school_year' | 'half'> }) {
  const { t } = useText()
  const { data } = useQuery(pupilHalfYearsQuery(pupilId))
  const others = data?.half_years.filter((one) => one.school_year !== half.school_year || one.half !== half.half) ?? []
  if (others.length === 0) return null
  return (
    <section className="former">
      <h3>{t('half_year.earlier')}</h3>
      {others.map((one) => {
        const newest = one.versions.at(-1)
        if (!newest) return null
        return (
          <details key={`${one.school_year} ${one.half}`}>
            <summary>{t(one.half === 1 ? 'half_year.first' : 'half_year.second', { year: one.school_year })}</summary>
            <p className="small"><SignedLine report={newest} /></p>
            <FiguresTable figures={newest.figures} />
            {one.changed && <ChangedSince change={one.changed} />}
          </details>
        )
      })}
    </section>
  )
}

export function SignedLine({ report }: { report: SignedReport }) {
  const { t } = useText()
  return (
    <>
      {t('half_year.signed_line', {
        name: report.signed_by,
        role: t(roleKey(report.signed_as)),
        date: dateWithYear(t, dateOfInstant(report.signed_at)),
        version: report.version,
      })}
    </>
  )
}

export function FiguresTable({ figures }: { figures: Figures }) {
  const { t, language } = useText()
  const { data: reasons } = useQuery(reasonsQuery)
  const nameOf = (code: string | null) =>
    code === null ? t('half_year.no_reason') : code === 'mixed' ? t('half_year.mixed') : (reasonName(reasons, code, language) ?? code)
  return (
    <>
      <table className="report-table figures-table">
        <thead>
          <tr>
            <td />
            <th scope="col" className="number">{t('totals.days')}</th>
            <th scope="col" className="number">{t('totals.hours')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('half_year.all')}</th>
            <td className="number">{figures.days}</td>
            <td className="number">{figures.hours}</td>
          </tr>
          <tr>
            <th scope="row">{t('status.documented')}</th>
            <td className="number">{figures.documented_days}</td>
            <td className="number">{figures.documented_hours}</td>
          </tr>
          <tr>
            <th scope="row">{t('status.undocumented')}</th>
            <td className="number">{figures.undocumented_days}</td>
            <td className="number">{figures.undocumented_hours}</td>
          </tr>
        </tbody>
        {figures.by_reason.length > 0 && (
          <tbody>
            <tr>
              <th scope="rowgroup" colSpan={3} className="group">{t('half_year.by_reason')}</th>
            </tr>
            {figures.by_reason.map((one) => (
              <tr key={one.reason ?? ''}>
                <th scope="row">{nameOf(one.reason)}</th>
                <td className="number">{one.days}</td>
                <td className="number">{one.hours}</td>
              </tr>
            ))}
          </tbody>
        )}
      </table>
      <p className="small">
        {t('half_year.late_and_early', { late: figures.late_arrivals, early: figures.left_early })}
      </p>
    </>
  )
}

/** What stands now beside what was signed, date by date. */
export function ChangedSince({ change }: { change: Change }) {
  const { t } = useText()
  const words = (fact: Schemas['DateFact'] | null) => {
    if (!fact) return t('half_year.nothing')
    const what = fact.is_day ? t('half_year.whole_day') : fact.minutes > 0 ? t('half_year.minutes', { count: fact.minutes }) : t('half_year.late_or_early')
    return `${what}, ${t(fact.documentation === 'documented' ? 'status.documented' : 'status.undocumented').toLowerCase()}`
  }
  return (
    <section className="notice changed" data-color="warning">
      <div className="notice__body">
        <h3 className="notice__title">{t('half_year.changed')}</h3>
        <p>
          {t('half_year.changed_from', {
            days: change.before.days, hours: change.before.hours, now_days: change.now.days, now_hours: change.now.hours,
          })}
        </p>
        <ul>
          {change.dates.map((one) => (
            <li key={one.date}>
              <b>{dateInWords(t, one.date)}:</b> {t('half_year.was_now', { was: words(one.before), now: words(one.now) })}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

function SignOne({ shown, pupil, onDone }: { shown: ClassHalfYear; pupil: PupilHalfYear; onDone: () => void }) {
  const { t } = useText()
  const queries = useQueryClient()
  const key = useRef(crypto.randomUUID())
  const help = useId()
  const [reason, setReason] = useState('')
  const isCorrection = pupil.versions.length > 0
  const sign = useMutation({
    mutationFn: () =>
      signHalfYear(shown.class_id, key.current, {
        half: shown.half as 1 | 2,
        pupils: [{ pupil_id: pupil.pupil_id, digest: pupil.digest }],
        ...(isCorrection && { reason: reason.trim() }),
      }),
    onSuccess: async ({ results }) => {
      key.current = crypto.randomUUID()
      await queries.invalidateQueries({ queryKey: ['half-year'] })
      if (results[0]?.result === 'signed') onDone()
    },
  })
  return (
    <form
      className="sign-one"
      onSubmit={(event) => {
        event.preventDefault()
        sign.mutate()
      }}
    >
      {isCorrection && (
        <label className="field">
          <span>{t('half_year.reason')}</span>
          <textarea
            className="ds-input" rows={3} required maxLength={2000} value={reason} aria-describedby={help}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      )}
      {isCorrection && <p id={help} className="quiet small">{t('half_year.reason_help')}</p>}
      {sign.error && <p className="field-error" role="alert">{errorText(t, sign.error)}</p>}
      {sign.data && sign.data.results[0]?.result === 'changed-since-seen' && (
        <p className="field-error" role="alert">{t('half_year.changed_meanwhile', { count: 1 })}</p>
      )}
      <button type="submit" className="ds-button" disabled={sign.isPending || (isCorrection && reason.trim() === '')}>
        {t(isCorrection ? 'half_year.sign_again' : 'half_year.sign_one')}
      </button>
    </form>
  )
}
