// Calls that are not used here, each with what is used instead.
import { isCommand, isCpp, isPlatform, isTest } from '../roles.mjs'
import { matching } from '../tree.mjs'

const nowhere = () => false
const inClock = (path) => path.startsWith('src/platform/clock/')

const banned = [
  {
    name: 'no-clock',
    pattern: /\bsystem_clock\s*::\s*now\b|\butc_clock\b|\bstd::time\s*\(|\btime\s*\(\s*(nullptr|NULL|0)\s*\)|\bgettimeofday\b|\bclock_gettime\b/,
    unless: inClock,
    message: 'ask the Clock of the Context in a use case; pure code is given `today` or `now`',
  },
  {
    name: 'no-local-time',
    pattern: /\b(localtime|gmtime|mktime|strftime)(_r)?\s*\(|\bcurrent_zone\s*\(|\blocate_zone\s*\(|\bzoned_time\b/,
    unless: inClock,
    message: 'use oslo::date_of and oslo::instant_of (platform/clock/oslo.hpp), the one place that knows the zone',
  },
  {
    name: 'no-std-format',
    pattern: /\bstd::(v?format(_to(_n)?)?|formatter)\b|#\s*include\s+<format>/,
    message: 'g++ 12 has no <format>: use fmt::format',
  },
  {
    name: 'no-coroutines',
    pattern: /\bco_(await|return|yield)\b|#\s*include\s+<coroutine>/,
    message: 'g++ 12 destroys lambda captures twice in coroutines: use a callback, or a plain call on the worker pool',
  },
  {
    name: 'no-views',
    pattern: /\b(std::views|std::ranges::views|ranges::views|std::ranges::\w+_view)\b/,
    message: 'clang 16 with libstdc++ 12 rejects views: use a range-for or an algorithm of std::ranges',
  },
  {
    name: 'no-source-location',
    pattern: /\bsource_location\b/,
    message: 'clang 16 with libstdc++ 12 rejects it: say in the text what was being done',
  },
  {
    name: 'no-print',
    pattern: /\bstd::(cout|cerr|clog)\b|\b(std::)?(printf|puts|putchar|fputs|fprintf)\s*\(|\bfmt::print\s*\(/,
    unless: (path) => isCommand(path) || isTest(path) || path.startsWith('src/platform/log/'),
    message: 'only commands write to the terminal: return the value, or log a line (platform/log)',
  },
  {
    name: 'no-sleep',
    // The pause before a refused transaction is tried again: there is no event to wait for.
    unless: (path) => path.startsWith('src/platform/db/'),
    pattern: /\b(sleep_for|sleep_until|usleep|nanosleep)\b|(?<![\w.])sleep\s*\(/,
    message: 'wait for the event itself: a condition variable, a timer of the io_context, or the fixed clock in a test',
  },
  {
    name: 'no-chance',
    pattern: /\b(std::random_device|std::rand|srand|arc4random)\b|(?<![\w:.])rand\s*\(/,
    unless: (path) => isPlatform(path),
    message: 'ids come from the IdSource and secrets from platform/crypto; a test draws with RapidCheck',
  },
  {
    name: 'no-getenv',
    pattern: /\b(std::)?(secure_)?getenv\s*\(/,
    unless: (path) => isTest(path) || isCommand(path) || path.startsWith('src/platform/config/'),
    message: 'settings are read once by platform/config: take the field of Config',
  },
  {
    name: 'no-skipped-test',
    pattern: /\bGTEST_SKIP\b|\bTEST(_F|_P)?\s*\(\s*(DISABLED_|\w+\s*,\s*DISABLED_)/,
    message: 'a skipped test tests nothing: make it run (scripts/with-postgres gives a database), or delete it',
  },
  {
    name: 'no-using-std',
    pattern: /\busing\s+namespace\s+std\s*;/,
    message: 'name what you use: std::string',
  },
  {
    name: 'no-pragma-guard',
    pattern: /#\s*ifndef\s+\w+_(H|HPP|H_|HPP_)\s*$/,
    message: 'use #pragma once',
  },
  {
    name: 'no-personal-log',
    pattern: /\b(spdlog|log)::\w+\s*\(.*\breveal\s*\(/,
    message: 'a personal value does not go to the log: name the id and the kind of thing that went wrong',
  },
]

export const bannedRules = banned.map(({ name, pattern, unless = nowhere, message }) => ({
  name,
  *check(tree) {
    const paths = (path) => isCpp(path) && !unless(path)
    for (const { path, line } of matching(tree, paths, 'code', pattern)) yield { path, line, message }
  },
}))
