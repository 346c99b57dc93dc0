// Who may include whom: docs/ARCHITECTURE.md has the picture.
import { featureOf, isCommand, isCpp, isHeader, isPlatform, isPure, isRole, isTest } from '../roles.mjs'

// What reaches outside the program. A pure file gets values instead.
const outside =
  /^(sqlite3\.h|libpq-fe\.h|sodium\.h|curl\/.*|zip\.h|zlib\.h|boost\/(asio|beast)\b.*|spdlog\/.*|openssl\/.*|prometheus\/.*|date\/tz\.h|fstream|iostream|filesystem|thread|mutex|unistd\.h|sys\/.*)$/

// One way only. What a feature may use of others: their pure headers and use cases.
// `access` is asked by everyone who answers a request, `letters` is told by everyone; neither is listed.
const uses = {
  people: [],
  calendar: ['people'],
  engine: ['calendar', 'people'],
  reasons: ['people'],
  adapted: ['engine', 'people', 'calendar'],
  attendance: ['engine', 'people', 'calendar', 'reasons', 'adapted'],
  routine: ['engine', 'people', 'calendar', 'attendance', 'reasons', 'adapted'],
  access: ['people', 'calendar'],
  letters: ['people'],
  substitute: ['attendance', 'people', 'calendar'],
  leave: ['attendance', 'engine', 'people', 'calendar', 'reasons', 'adapted'],
  outside_control: ['attendance', 'engine', 'people', 'calendar', 'reasons', 'adapted'],
  home: ['attendance', 'people', 'calendar', 'reasons', 'adapted'],
  insight: ['people'],
  morning: ['home', 'adapted', 'attendance', 'engine', 'people', 'calendar', 'reasons'],
  gaps: ['attendance', 'engine', 'people', 'calendar'],
  followup: ['attendance', 'routine', 'engine', 'people', 'calendar', 'reasons', 'adapted'],
  cooperation: ['followup', 'attendance', 'routine', 'engine', 'people', 'calendar', 'reasons', 'adapted'],
  certificate: ['attendance', 'routine', 'engine', 'people', 'calendar', 'reasons', 'adapted'],
  owner: ['followup', 'attendance', 'routine', 'engine', 'people', 'calendar', 'reasons', 'adapted'],
  demo: ['certificate', 'leave', 'followup', 'attendance', 'routine', 'engine', 'people', 'calendar', 'reasons', 'adapted'],
}
const foundations = ['base', 'platform', 'commands']

function* includesOf(tree, paths) {
  for (const file of tree.values()) {
    if (!isCpp(file.path) || !paths(file.path)) continue
    for (const include of file.includes) yield { path: file.path, ...include }
  }
}

function includeRule(name, paths, wrong) {
  return {
    name,
    *check(tree) {
      for (const include of includesOf(tree, paths)) {
        const message = wrong(include)
        if (message) yield { path: include.path, line: include.line, message }
      }
    },
  }
}

export const layeringRules = [
  includeRule('pure-no-platform', isPure, ({ path, name, own }) => {
    if (own && name.startsWith('platform/')) {
      return `a pure file does not include ${name}: take the value as an argument, or move this to a _use_cases, _store or _routes file`
    }
    if (!own && outside.test(name) && !isTest(path)) {
      return `a pure file does not include <${name}>: let a _use_cases file or src/platform/ reach outside and hand over the value`
    }
  }),

  includeRule('pure-no-roles', isPure, ({ name, own }) => {
    if (own && isRole(name)) {
      return `a pure file does not include ${name}: the use case calls the decision, never the other way`
    }
  }),

  includeRule('base-alone', (path) => path.startsWith('src/base/'), ({ name, own }) => {
    if (own && !name.startsWith('base/')) return `base/ knows no other folder: move what needs ${name} to a feature`
  }),

  includeRule('platform-no-features', isPlatform, ({ name, own }) => {
    if (own && !/^(base|platform)\//.test(name)) {
      return `platform/ knows no feature: give it ${name}'s part as a function, wired in main.cpp`
    }
  }),

  includeRule(
    'stores-are-private',
    (path) => featureOf(path) && !isCommand(path) && !isTest(path),
    ({ path, name, own }) => {
      const other = featureOf(`src/${name}`)
      if (own && other !== featureOf(path) && /_(store|routes)\.hpp$/.test(name)) {
        return `${name} belongs to ${other} alone: call a function of ${other}'s _use_cases, or add one`
      }
    },
  ),

  includeRule(
    'one-way',
    (path) => featureOf(path) in uses && !isTest(path) && !isCommand(path),
    ({ path, name, own }) => {
      const from = featureOf(path)
      const to = featureOf(`src/${name}`)
      if (!own || !(to in uses) || to === from || uses[from].includes(to)) return
      // Asking `access` for a decision is open to all, but `people` and `calendar` carry it, so their pure files may not.
      if ((to === 'access' || to === 'letters') && !(isPure(path) && ['people', 'calendar'].includes(from))) return
      return `${from} does not use ${to}: turn it round with a hook wired in main.cpp (as attendance tells routine), or move the shared part down`
    },
  ),

  {
    name: 'known-feature',
    *check(tree) {
      const unknown = new Map()
      for (const path of tree.keys()) {
        const feature = featureOf(path)
        if (isCpp(path) && feature && !(feature in uses) && !foundations.includes(feature)) unknown.set(feature, path)
      }
      for (const [feature, path] of unknown) {
        yield { path, line: 1, message: `say in tests/repo/rules/layering.mjs which features ${feature} may use` }
      }
    },
  },

  includeRule('heavy-headers', isCpp, ({ path, name, own }) => {
    // The second half of http_server.cpp, which alone includes it.
    const half = 'platform/http/connection.hpp'
    if (own && name === half && path !== 'src/platform/http/http_server.cpp') {
      return `${half} brings Boost.Beast along: include platform/http/http_server.hpp`
    }
    if (own || path === `src/${half}`) return
    if (isHeader(path) && /^nlohmann\/json\.hpp$/.test(name)) return 'include <nlohmann/json_fwd.hpp> in headers'
    if (isHeader(path) && /^(boost\/|toml\+\+|CLI\/|spdlog\/|prometheus\/)/.test(name)) {
      return `<${name}> is heavy: include it in one .cpp and show our own types in the header`
    }
    if (/^boost\/(beast|asio)/.test(name) && !path.startsWith('src/platform/http/') && !isTest(path)) {
      return `<${name}> belongs to src/platform/http/: use http::Request and http::Response`
    }
  }),
]
