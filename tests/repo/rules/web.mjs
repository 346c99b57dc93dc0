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

  lineRule(
    'web-logical-css',
    isStyle,
    /(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)\b|(?:left|right)\s*:|(?:float|clear|text-align)\s*:\s*(?:left|right)\b)/,
    'Arabic runs from right to left: say inline-start and inline-end (padding-inline-start, inset-inline-end, text-align: start)',
  ),

  {
    name: 'web-logical-css-shorthand',
    *check(tree) {
      for (const { path, line, match } of matching(tree, isStyle, 'lines', /(?<![\w-])(margin|padding|inset):\s*([^;]+);/)) {
        const sides = match[2].replace(/\((?:[^()]|\([^()]*\))*\)/g, '()').split(/\s+/)
        if (sides.length < 4 || sides[1] === sides[3]) continue
        yield { path, line, message: `the two sides differ, and Arabic runs from right to left: ${match[1]}-block and ${match[1]}-inline` }
      }
    },
  },

  lineRule(
    'web-icon-points',
    (path) => isApp(path) && path.endsWith('.tsx'),
    /<(Chevron|Arrow)(Left|Right|Undo|Redo)\w*Icon\b(?!.*\bpoints\b)/,
    'an icon that points is mirrored where the text runs from right to left: className="points"',
  ),
]
