// Compiles the ICU catalogues (src/i18n/*/*.icu.json) while building, so that no parser is sent to the browser.
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

/** Before a text that a machine wrote and nobody has read yet. */
export const unreadMark = '~ '

export function readCatalogue(json: string): { messages: Record<string, string>; unread: string[] } {
  const texts = Object.entries(JSON.parse(json) as Record<string, string>)
  const plain = (text: string) => (text.startsWith(unreadMark) ? text.slice(unreadMark.length) : text)
  return {
    messages: Object.fromEntries(texts.map(([key, text]) => [key, plain(text)])),
    unread: texts.filter(([, text]) => text.startsWith(unreadMark)).map(([key]) => key),
  }
}

export function compileCatalogue(json: string) {
  const { messages, unread } = readCatalogue(json)
  return {
    messages: Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, compileMessage(text)])),
    unread: unread.length,
  }
}

function moduleOf(json: string): string {
  const { messages, unread } = compileCatalogue(json)
  return `export const unread = ${unread}\nexport default ${JSON.stringify(messages)}`
}

export function icuCatalogues(): Plugin {
  return {
    name: 'icu-catalogues',
    enforce: 'pre', // before Vite's own JSON plugin
    transform(source, id) {
      if (!id.endsWith('.icu.json')) return null
      // The name tells Vite's JSON plugin, which matches on it, that this is code already.
      return { code: moduleOf(source), moduleType: 'js', map: null }
    },
  }
}
