// The page: colours from the theme, features apart, one client.
import { matching } from '../tree.mjs'

const isTest = (path) => /\.test\.tsx?$/.test(path)
const isApp = (path) => path.startsWith('web/src/') && /\.tsx?$/.test(path) && !isTest(path)
const isStyle = (path) => path.startsWith('web/src/') && path.endsWith('.css') && !/\/theme[^/]*\.css$/.test(path)
const featureOf = (path) => /^web\/src\/features\/([^/]+)\//.exec(path)?.[1]

const lineRule = (name, paths, pattern, message) => ({
  name,
  *check(tree) {
    for (const { path, line } of matching(tree, paths, 'lines', pattern)) yield { path, line, message }
  },
})

export const webRules = [
  lineRule(
    'web-colour',
    isStyle,
    /(?<![\w&-])#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(rgba?|hsla?|oklch)\(/i,
    'no colour of its own: use a token, var(--ds-color-...), so that dark mode and contrast follow',
  ),

  lineRule(
    'web-colour-in-code',
    isApp,
    /['"`]#([0-9a-f]{3}|[0-9a-f]{6})['"`]|['"`]rgba?\(/i,
    'no colour in code: give a class name and let the style sheet use a token',
  ),

  {
    name: 'web-features-apart',
    *check(tree) {
      for (const { path, line, match } of matching(
        tree,
        (path) => featureOf(path) !== undefined,
        'lines',
        /\bfrom\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/,
      )) {
        const other = /(?:^|\/)features\/([^/]+)|^(?:\.\.\/)([a-z][\w-]*)\//.exec(match[1] ?? match[2])
        const name = other?.[1] ?? (path.split('/').length === 5 ? other?.[2] : undefined)
        if (name && name !== featureOf(path)) {
          yield { path, line, message: `features do not import each other (${name}): move the shared part to ui/ or api/` }
        }
      }
    },
  },

  lineRule(
    'web-one-client',
    (path) => isApp(path) && !/^web\/src\/(api|app\/worker|worker)\b/.test(path) && !/service-?worker/.test(path),
    /(?<![\w.])fetch\s*\(/,
    'use the client of web/src/api: it carries types, the CSRF token and the errors',
  ),

  lineRule(
    'web-no-inner-html',
    isApp,
    /dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|\.insertAdjacentHTML\(/,
    'let React make the elements: Trusted Types refuse raw HTML',
  ),
]
