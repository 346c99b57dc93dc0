import { GlobeIcon } from '@navikt/aksel-icons'

import { chooseLanguage, languages, useText } from '../i18n/index.tsx'

/** The name stands in each language itself: who needs the choice may not read the page. */
export function LanguageChoice() {
  const { t, language } = useText()
  return (
    <div className="language" role="group" aria-label={t('app.language')}>
      <GlobeIcon aria-hidden className="language__icon" />
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          className="language__option"
          aria-pressed={code === language}
          onClick={() => void chooseLanguage(code)}
        >
          {name}
        </button>
      ))}
    </div>
  )
}
