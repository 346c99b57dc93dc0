// The office: a home calls, and the secretary writes it down without letting go of the keyboard.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import { officeQuery } from '../../../api/queries.ts'
import { useText, type Translate } from '../../../i18n/index.tsx'
import { Page } from '../../../ui/page.tsx'
import { Empty, Failed, Loading } from '../../../ui/states.tsx'
import { pupilName } from '../../../ui/pupil-name.ts'
import { OfficeMessages } from './office-messages.tsx'
import { matching, pupilsOf, shownOf, type Found, type Office } from './office-model.ts'
import { RecordMessage } from './record-message.tsx'
import '../report.css'
import './office.css'

export function OfficePage() {
  const { t } = useText()
  const query = useQuery(officeQuery)
  return (
    <Page title={t('office.title')} lead={t('office.lead')}>
      {query.isPending && <Loading rows={4} />}
      {query.isLoadingError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.schools.length === 0 && <Empty title={t('office.none')}>{t('office.none_why')}</Empty>}
      {query.data && query.data.schools.length > 0 && <Desk office={query.data} />}
    </Page>
  )
}

function Desk({ office }: { office: Office }) {
  const { t } = useText()
  const search = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<Found | null>(null)
  const [told, setTold] = useState('')
  function backToSearch(words: string) {
    setChosen(null)
    setTold(words)
  }
  return (
    <div className="office">
      <section className="panel office__desk" aria-label={t('office.record')}>
        <p role="status" className="office__told">
          {told}
        </p>
        {chosen ? (
          <RecordMessage
            key={chosen.pupil_id}
            office={office}
            pupil={chosen}
            onDone={backToSearch}
            onCancel={() => backToSearch('')}
          />
        ) : (
          <Search
            office={office}
            input={search}
            onChoose={(pupil) => {
              setTold('')
              setChosen(pupil)
            }}
          />
        )}
      </section>
      <OfficeMessages today={office.today} />
    </div>
  )
}

interface SearchProps {
  office: Office
  input: React.RefObject<HTMLInputElement | null>
  onChoose: (pupil: Found) => void
}

/** All names of the school are here already: what is typed never leaves the page, and the answer is there at once. */
function Search({ office, input, onChoose }: SearchProps) {
  const { t } = useText()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const pupils = pupilsOf(office)
  // After the page has told its heading: the next thing done here is to type a name.
  useEffect(() => {
    const frame = requestAnimationFrame(() => input.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [input])
  const found = matching(pupils, words)
  const shown = shownOf(found, words)
  const isOpen = words.trim() !== ''
  const active = shown[Math.min(at, shown.length - 1)]
  const activeId = isOpen && active ? `found-${active.pupil_id}` : undefined
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])
  function onKeyDown(event: React.KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt((before) => Math.max(0, Math.min(shown.length - 1, before + step)))
    } else if (event.key === 'Enter' && active) {
      event.preventDefault()
      onChoose(active)
    } else if (event.key === 'Escape') {
      setWords('')
    }
  }
  return (
    <div className="search">
      <label className="field">
        <span>{t('office.search')}</span>
        <input
          ref={input}
          className="ds-input"
          type="text"
          role="combobox"
          autoComplete="off"
          aria-expanded={isOpen && shown.length > 0}
          aria-controls="office-found"
          aria-autocomplete="list"
          aria-activedescendant={activeId}
          value={words}
          onChange={({ target }) => {
            setWords(target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <p className="quiet small" role="status">
        {isOpen ? foundInWords(t, found.length, shown.length) : t('office.search_hint')}
      </p>
      <ul id="office-found" role="listbox" aria-label={t('office.pupils')} className="search__found">
        {isOpen &&
          shown.map((pupil) => (
            <li
              key={pupil.pupil_id}
              id={`found-${pupil.pupil_id}`}
              role="option"
              aria-selected={pupil === active}
              className="search__pupil"
              onClick={() => onChoose(pupil)}
            >
              <span>{pupilName(pupil)}</span>
              <span className="quiet">{pupil.class}</span>
            </li>
          ))}
      </ul>
    </div>
  )
}

function foundInWords(t: Translate, found: number, shown: number): string {
  return found > shown ? t('office.found_more', { count: found, shown }) : t('office.found', { count: found })
}
