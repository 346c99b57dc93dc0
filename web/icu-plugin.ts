// Compiles the ICU catalogues (src/i18n/*.icu.json) while building, so that no parser is sent to the browser.
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

export function compileCatalogue(json: string) {
  const messages = JSON.parse(json) as Record<string, string>
  return Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, compileMessage(text)]))
}

export function icuCatalogues(): Plugin {
  return {
    name: 'icu-catalogues',
    enforce: 'pre', // before Vite's own JSON plugin
    transform(source, id) {
      if (!id.endsWith('.icu.json')) return null
      // The name tells Vite's JSON plugin, which matches on it, that this is code already.
      return { code: `export default ${JSON.stringify(compileCatalogue(source))}`, moduleType: 'js', map: null }
    },
  }
}
