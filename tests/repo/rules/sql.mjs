// SQL that both engines understand alike. Read in C++ string literals and in migrations; what is one engine's
// own stands in *.postgres.sql, *.sqlite.sql or the engine's file under src/platform/db/.
import { isCpp } from '../roles.mjs'
import { matching } from '../tree.mjs'

const isEngineOwn = (path) => /(postgres|postgresql|sqlite)[^/]*\.(cpp|hpp|sql)$/.test(path) || isLayerTest(path)
// The layer's own tests show what each engine makes of such SQL.
const isLayerTest = (path) => /^src\/platform\/db\/.*_(test|testing)\.cpp$/.test(path)
const isCppSql = (path) => path.startsWith('src/') && isCpp(path) && !isEngineOwn(path)
const isSqlFile = (path) => path.endsWith('.sql') && !isEngineOwn(path)

const types = 'int|integer|bigint|smallint|text|varchar|uuid|date|jsonb?|timestamp|timestamptz|boolean|bool|numeric|bytea|real'

const banned = [
  {
    name: 'sql-double-colon',
    pattern: new RegExp(`[\\w)'"]::(${types})\\b(?!::)`, 'i'),
    message: 'SQLite knows no `::`: write cast(x as varchar), or bind a typed value',
  },
  {
    name: 'sql-cast-date',
    pattern: /\bcast\s*\([^)]*\bas\s+date\s*\)/i,
    message: "SQLite casts '2024-10-31' to 2024 without a word: bind a Date, which is text of fixed form on both",
  },
  {
    name: 'sql-clock',
    pattern: /\bnow\s*\(\s*\)|\bcurrent_(timestamp|date|time)\b|\bdatetime\s*\(|\bstrftime\s*\(/i,
    message: 'the database is not asked for the time: bind the Clock\'s `now` or `today`',
  },
  {
    name: 'sql-interval',
    pattern: /\binterval\s+'/i,
    message: 'SQLite has no intervals: count the date in C++ (base/date.hpp) and bind it',
  },
  {
    name: 'sql-any',
    pattern: /=\s*any\s*\(\s*\$/i,
    message: 'SQLite has no arrays: write {in_uuids $1}, {in_texts $1} or {in_integers $1}',
  },
  {
    name: 'sql-ilike',
    pattern: /\bilike\b|\bsimilar\s+to\b/i,
    message: 'SQLite has no ilike, and its lower() folds ASCII only: compare with the {nb} collation',
  },
  {
    name: 'sql-serial',
    pattern: /\b(big)?serial\b|\bautoincrement\b/i,
    message: 'ids are UUIDv7 from the IdSource: use {uuid}',
  },
  {
    name: 'sql-select-star',
    pattern: /\bselect\s+\*\s+from\b/i,
    message: 'name the columns: a migration must not move what column 3 is',
  },
]

// Prose in a literal may hold `now()`; what begins like a statement is SQL. A literal may span lines, so a line
// counts when any literal of the file near it is SQL: the file as a whole is asked.
const holdsSql = /\b(select|insert into|update|delete from|create table|with)\b[\s\S]*\b(from|set|values|into|where|as)\b/i

export const sqlRules = banned.map(({ name, pattern, message }) => ({
  name,
  *check(tree) {
    for (const { path, line } of matching(tree, isSqlFile, 'lines', pattern)) yield { path, line, message }
    const inCpp = (path) => isCppSql(path) && holdsSql.test(tree.get(path).literals.join('\n'))
    for (const { path, line } of matching(tree, inCpp, 'literals', pattern)) yield { path, line, message }
  },
}))
