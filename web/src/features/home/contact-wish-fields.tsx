// How a guardian wants to be reached: said by the guardian, or told to the office on the telephone.
import type { Schemas } from '../../api/client.ts'
import { homeLanguages } from './home-languages.ts'
import { Tile, Tiles } from './tile.tsx'
import './report.css'
import './contact-wish.css'

export type Wish = Schemas['ContactWish']
export type WishChannel = Schemas['ContactChannel']
const channels: WishChannel[] = ['page', 'phone', 'text_message']

export interface WishWords {
  how: string
  channels: Record<WishChannel, string>
  language: string
  anyLanguage: string
  interpreter: string
}

interface FieldsProps {
  wish: Wish
  words: WishWords
  /** Each language by its own name, unless whoever chooses knows it by another. */
  languageName?: (code: string) => string
  onChange: (part: Partial<Wish>) => void
}

export function ContactWishFields({ wish, words, languageName, onChange }: FieldsProps) {
  return (
    <>
      <Tiles id="reach-how" legend={words.how} error={null}>
        <div className="tiles__grid">
          {channels.map((code) => (
            <Tile key={code} type="radio" name="reach" isChosen={wish.channel === code} onChoose={() => onChange({ channel: code })}>
              {words.channels[code]}
            </Tile>
          ))}
        </div>
      </Tiles>
      <label className="field">
        <span>{words.language}</span>
        <select className="ds-input" value={wish.language ?? ''} onChange={({ target }) => onChange({ language: target.value || null })}>
          <option value="">{words.anyLanguage}</option>
          {offered(wish.language).map(({ code, name }) => (
            <option key={code} value={code} lang={languageName ? undefined : code}>
              {languageName ? languageName(code) : name}
            </option>
          ))}
        </select>
      </label>
      <Tile
        type="checkbox"
        name="interpreter"
        isChosen={wish.needs_interpreter}
        onChoose={() => onChange({ needs_interpreter: !wish.needs_interpreter })}
      >
        {words.interpreter}
      </Tile>
    </>
  )
}

/** With the one that stands already, which may have come from elsewhere. */
function offered(standing: string | null | undefined): typeof homeLanguages {
  const isNew = standing && !homeLanguages.some(({ code }) => code === standing)
  return isNew ? [...homeLanguages, { code: standing, name: standing }] : homeLanguages
}
