// Whom it is about: those registered in the lesson, a class, or by name; ticked one by one or all at once.
import { useState } from 'react'

import { useText } from '../../i18n/index.tsx'
import { kindInWords } from '../../ui/entry-words.ts'
import { pupilName } from '../../ui/pupil-name.ts'
import { isRegistered, listed, toggled, toggledAll, type Day, type Listed, type Shown } from './who.ts'

interface ChoiceProps {
  day: Day
  lesson: number | null
  ticked: ReadonlySet<string>
  onTick: (ticked: ReadonlySet<string>) => void
}

export function PupilChoice({ day, lesson, ticked, onTick }: ChoiceProps) {
  const { t } = useText()
  const registered = day.pupils.filter(isRegistered).length
  const [chosen, setChosen] = useState<Shown | null>(null)
  const shown = chosen ?? (registered > 0 ? 'registered' : 'everybody')
  const [search, setSearch] = useState('')
  const pupils = listed(day, shown, search)
  const areAll = pupils.length > 0 && pupils.every((pupil) => ticked.has(pupil.pupil_id))
  return (
    <fieldset className="outside__part">
      <legend>{t('outside.who')}</legend>
      <div className="outside__find">
        <label className="field">
          <span>{t('outside.show')}</span>
          <select className="ds-input" value={valueOf(shown)} onChange={(event) => setChosen(shownOf(event.target.value))}>
            <option value="registered">
              {lesson === null ? t('outside.registered_day', { count: registered }) : t('outside.registered', { count: registered, lesson })}
            </option>
            <option value="everybody">{t('outside.everybody', { count: day.pupils.length })}</option>
            {day.classes.map((one) => (
              <option key={one.class_id} value={one.class_id}>
                {`${one.name} (${one.pupils.length})`}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('outside.search')}</span>
          <input type="search" className="ds-input" value={search} onChange={(event) => setSearch(event.target.value)} />
        </label>
      </div>
      <div className="outside__all">
        <button
          type="button"
          className="ds-button"
          data-variant="secondary"
          disabled={pupils.length === 0}
          onClick={() => onTick(toggledAll(ticked, pupils))}
        >
          {t(areAll ? 'outside.tick_none' : 'outside.tick_all', { count: pupils.length })}
        </button>
        <span className="quiet" role="status">
          {t('outside.ticked', { count: ticked.size })}
        </span>
      </div>
      {pupils.length === 0 && <p className="quiet">{t('outside.none_shown')}</p>}
      <ul className="ticks" tabIndex={0} aria-label={t('outside.who')}>
        {pupils.map((pupil) => (
          <Tick key={pupil.pupil_id} pupil={pupil} isOn={ticked.has(pupil.pupil_id)} onToggle={() => onTick(toggled(ticked, pupil.pupil_id))} />
        ))}
      </ul>
    </fieldset>
  )
}

function Tick({ pupil, isOn, onToggle }: { pupil: Listed; isOn: boolean; onToggle: () => void }) {
  const { t } = useText()
  return (
    <li>
      <label className="tick">
        <input type="checkbox" checked={isOn} onChange={onToggle} />
        <span>
          {pupilName(pupil)} <span className="quiet">{pupil.className}</span>
        </span>
        <span className="tick__what small quiet">
          {pupil.entry && kindInWords(t, { kind: pupil.entry.kind, lesson: null, minutes: pupil.entry.minutes })}
          {pupil.is_decided && <b> {t('outside.is_decided')}</b>}
        </span>
      </label>
    </li>
  )
}

function valueOf(shown: Shown): string {
  return typeof shown === 'string' ? shown : shown.classId
}

function shownOf(value: string): Shown {
  return value === 'registered' || value === 'everybody' ? value : { classId: value }
}
