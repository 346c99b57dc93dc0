// Each rule of the repository check against what it must find and what it must let be.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findings, ratchet, rules } from './check.mjs'
import { makeTree } from './tree.mjs'

const header = (body) => `// What it is.\n#pragma once\n${body}`
const contract = (schema, code) => `    ${schema}:\n      type: string\n      enum:\n        - ${code}\n`

// [rule, path, text that breaks it, text that does not]
const cases = [
  ['pure-no-platform', 'src/attendance/count.cpp', '#include "platform/db/db.hpp"', '#include "base/date.hpp"'],
  ['pure-no-platform', 'src/attendance/count.cpp', '#include <sqlite3.h>', '// #include <sqlite3.h>'],
  ['pure-no-platform', 'src/attendance/count.hpp', header('#include <date/tz.h>'), header('#include <chrono>')],
  ['pure-no-roles', 'src/attendance/count.cpp', '#include "attendance/entry_store.hpp"', '#include "attendance/entry.hpp"'],
  ['base-alone', 'src/base/date.cpp', '#include "people/ids.hpp"', '#include "base/text.hpp"'],
  ['platform-no-features', 'src/platform/jobs/jobs.cpp', '#include "routine/rule.hpp"', '#include "platform/db/db.hpp"'],
  ['stores-are-private', 'src/attendance/mark_use_cases.cpp', '#include "people/pupil_store.hpp"', '#include "attendance/entry_store.hpp"'],
  ['stores-are-private', 'src/owner/figures_routes.cpp', '#include "access/session_routes.hpp"', '#include "access/guard.hpp"'],
  ['one-way', 'src/attendance/mark_use_cases.cpp', '#include "routine/flag_use_cases.hpp"', '#include "people/pupil.hpp"'],
  ['one-way', 'src/people/pupil.cpp', '#include "access/may.hpp"', '#include "people/ids.hpp"'],
  ['one-way', 'src/people/pupil_use_cases.cpp', '#include "attendance/entry.hpp"', '#include "access/may.hpp"'],
  ['known-feature', 'src/novelty/thing.cpp', '', undefined],
  ['heavy-headers', 'src/routine/rule.hpp', header('#include <nlohmann/json.hpp>'), header('#include <nlohmann/json_fwd.hpp>')],
  ['heavy-headers', 'src/routine/rule.hpp', header('#include <toml++/toml.h>'), header('#include <string>')],
  ['heavy-headers', 'src/platform/jobs/jobs.cpp', '#include <boost/asio.hpp>', '#include <thread>'],
  ['heavy-headers', 'src/platform/jobs/jobs.cpp', '#include "platform/http/connection.hpp"', '#include "platform/http/http_server.hpp"'],

  ['no-clock', 'src/attendance/mark_use_cases.cpp', 'auto t = std::chrono::system_clock::now();', 'auto t = context.clock.now(); // not system_clock::now()'],
  ['no-clock', 'src/attendance/x_test.cpp', 'auto t = time(nullptr);', 'call("time(nullptr)"); auto d = start_time(0);'],
  ['no-local-time', 'src/owner/figure.cpp', 'auto* t = localtime(&x);', 'auto t = oslo::date_of(x);'],
  ['no-std-format', 'src/owner/figure.cpp', 'std::format("{}", 1)', 'fmt::format("{}", 1)'],
  ['no-coroutines', 'src/owner/figure.cpp', 'co_await read();', 'read(); // co_await'],
  ['no-views', 'src/owner/figure.cpp', 'for (auto x : a | std::views::filter(f)) {}', 'std::ranges::sort(a);'],
  ['no-source-location', 'src/owner/figure.cpp', 'std::source_location where', 'Location where'],
  ['no-print', 'src/owner/figure.cpp', 'std::cout << 1;', 'snprintf(buffer, 3, "x");'],
  ['no-print', 'src/owner/figure.cpp', 'printf("x");', 'text = "printf(";'],
  ['no-sleep', 'src/owner/figure_test.cpp', 'std::this_thread::sleep_for(1s);', 'clock.set(later);'],
  ['no-chance', 'src/owner/figure.cpp', 'std::random_device seed;', 'operand(3);'],
  ['no-getenv', 'src/owner/figure_use_cases.cpp', 'std::getenv("X")', 'context.config.routine'],
  ['no-skipped-test', 'src/owner/figure_test.cpp', 'GTEST_SKIP();', 'TEST(Figure, CountsAbsence) {}'],
  ['no-skipped-test', 'src/owner/figure_test.cpp', 'TEST(Figure, DISABLED_Counts) {}', 'TEST(Figure, CountsDisabled) {}'],
  ['no-using-std', 'src/owner/figure.cpp', 'using namespace std;', 'using namespace std::chrono_literals;'],
  ['no-pragma-guard', 'src/owner/figure.hpp', header('#ifndef TILSTEDE_FIGURE_HPP'), header('#ifndef NDEBUG')],
  ['no-personal-log', 'src/owner/figure_routes.cpp', 'spdlog::info("{}", pupil.name.reveal());', 'spdlog::info("{}", to_text(pupil.id));'],

  ['sql-double-colon', 'src/owner/figure_store.cpp', 'tx.query("select a::text from t");', 'db::text t; tx.query("select cast(a as varchar) from t");'],
  ['sql-double-colon', 'migrations/0009_x.sql', "insert into t values ('a'::uuid);", "insert into t values ('a');"],
  ['sql-cast-date', 'src/owner/figure_store.cpp', 'tx.query("select cast($1 as date) from t");', 'tx.query("select day from t where day = $1");'],
  ['sql-clock', 'src/owner/figure_store.cpp', 'tx.query(R"(select id\nfrom t\nwhere at < now())");', 'tx.query("select id from t where at < $1"); clock.now();'],
  ['sql-interval', 'src/owner/figure_store.cpp', `tx.query("select a from t where d > b + interval '1 day'");`, 'tx.query("select interval from t");'],
  ['sql-any', 'src/owner/figure_store.cpp', 'tx.query("select a from t where id = any($1)");', 'tx.query("select a from t where id {in_uuids $1}");'],
  ['sql-ilike', 'src/owner/figure_store.cpp', 'tx.query("select a from t where n ilike $1");', 'tx.query("select a from t where n like $1");'],
  ['sql-serial', 'migrations/0009_x.sql', 'create table t (id bigserial primary key);', 'create table t (id {uuid} primary key);'],
  ['sql-select-star', 'src/owner/figure_store.cpp', 'tx.query("select * from t");', 'tx.query("select count(*) from t");'],

  ['ascii-names', 'docs/fravær.md', 'x', undefined],
  ['no-marks', 'src/owner/figure.cpp', '// TODO: later', '// Done.'],
  ['no-machine-paths', 'docs/start.md', 'see /home/kari/tilstede', 'see web/src/home/page.tsx and https://x.no/home/a'],
  ['no-registry', 'package-lock.json', '"resolved": "https://x/y.tgz"', '"resolved": "web"'],
  ['no-only', 'web/src/ui/status.test.tsx', "it.only('x', () => {})", "it('only x', () => {})"],
  ['no-only', 'tests/acceptance/a/a.feature', '# language: no\n@skip', '# language: no\n@sqlite'],
  ['header-opening', 'src/owner/figure.hpp', '#pragma once', header('')],
  ['header-opening', 'src/owner/figure.hpp', '// What it is.', header('')],
  ['links', 'README.md', '[a](docs/gone.md)', '[a](README.md) [b](https://x.no)'],
  ['links', 'README.md', '# One thing\n[a](#other)', '# One thing\n[a](#one-thing)'],
  ['gherkin-language', 'tests/acceptance/a/a.feature', 'Egenskap: x', '# language: no\nEgenskap: x'],

  ['problem-codes', 'src/owner/figure.cpp', 'return Problem{404,\n  "not-there", "x"};', 'status(404, title); // "not-there"'],
  ['problem-codes', 'api/openapi.yaml', contract('ProblemCode', 'not-there'), contract('Role', 'not-there')],
  ['log-actions', 'src/followup/read_use_cases.cpp', 'record(tx, {"pupil.kissed", "pupil", id});', 'open("pupils.csv"); set("demo.people"); record({"figures.read"});'],
  ['report-codes', 'src/home/report.cpp', 'return "not-now";', 'return "saved";'],
  ['mark-codes', 'src/attendance/registration.cpp', 'return "not-now";', 'return "saved";'],

  ['change-recorded', 'src/leave/leave_store.cpp', 'tx.execute("update enrolment set grade = 2");', 'tx.query("select 1 from enrolment");'],
  ['change-recorded', 'src/leave/leave_store.cpp', 'db::BulkInsert insert{"absence_entry", {}, {}};', 'insert{"absence_note", {}, {}}'],
  ['rulings-applied', 'src/attendance/late_use_cases.cpp', 'store::write_entries(tx, entries);', 'store::write_entries(tx, entries);\napply_rulings(tx, context, pupils, period);'],
  ['rulings-applied', 'src/attendance/late_use_cases.cpp', 'store::write_imported(tx, entries, ids, now);\n// apply_rulings(tx)', 'store::write_registration(tx, id, batch, row, seen);'],

  ['web-colour', 'web/src/styles/app.css', 'a { color: #fff }', 'a { color: var(--ds-color-text) } #root { margin: 0 }'],
  ['web-colour', 'web/src/styles/app.css', 'a { color: rgb(0 0 0) }', '#feature-list { margin: 0 }'],
  ['web-colour-in-code', 'web/src/ui/bar.tsx', "fill='#005f5f'", "href='#top'"],
  ['web-features-apart', 'web/src/features/attendance/page.tsx', "import { a } from '../cases/a'", "import { a } from './a'"],
  ['web-features-apart', 'web/src/features/attendance/page.tsx', "import { a } from '@/features/cases/a'", "import { a } from '../../ui/a'"],
  ['web-one-client', 'web/src/features/attendance/page.tsx', "await fetch('/api/x')", "await client.GET('/x'); query.refetch()"],
  ['web-logical-css', 'web/src/styles/app.css', 'a { margin-left: 1rem }', 'a { margin-inline-start: 1rem; text-align: start }'],
  ['web-logical-css', 'web/src/styles/app.css', 'a { float: right }', 'a { float: inline-end }'],
  ['web-logical-css-shorthand', 'web/src/styles/app.css', 'a { padding: 1px 2px 3px 4px; }', 'a { padding: 1px 2px 3px 2px; margin: 0 calc(1px + 2px) calc(1px - (2px)); }'],
  ['web-icon-points', 'web/src/ui/a.tsx', '<ChevronRightIcon aria-hidden />', '<ChevronRightIcon aria-hidden className="points" />'],
  ['web-no-inner-html', 'web/src/ui/a.tsx', 'x.innerHTML = y', '<p>{y}</p>'],
]

const found = (path, text) => findings(makeTree({ [path]: text })).map(({ rule }) => rule)

for (const [rule, path, broken, whole] of cases) {
  test(`${rule} finds ${broken || path}`, () => {
    assert.ok(found(path, broken).includes(rule))
    if (whole !== undefined) assert.ok(!found(path, whole).includes(rule), `also finds ${whole}`)
  })
}

test('every rule has a case', () => {
  const tried = new Set(cases.map(([rule]) => rule))
  assert.deepEqual(rules.map(({ name }) => name).filter((name) => !tried.has(name)), [])
})

test('a finding names the line, also after a raw string over several lines', () => {
  const text = 'auto sql = R"(a\nb\nc)";\n\nstd::cout << 1;\n'
  const [finding] = findings(makeTree({ 'src/owner/figure.cpp': text }))
  assert.equal(finding.line, 5)
})

test('a code that is used and promised is whole, and a finding names its line', () => {
  const source = 'auto a = 1;\nreturn Problem{404, "not-there", ""};'
  const rulesOf = (code) => findings(makeTree({ 'src/a/b.cpp': source, 'api/openapi.yaml': contract('ProblemCode', code) }))
    .filter(({ rule }) => rule === 'problem-codes')
    .map(({ path, line }) => `${path}:${line}`)
  assert.deepEqual(rulesOf('not-there'), [])
  assert.deepEqual(rulesOf('gone'), ['src/a/b.cpp:2', 'api/openapi.yaml:4'])
})

test('a digit separator opens no character literal', () => {
  assert.ok(found('src/owner/figure.cpp', "int a = 1'000; std::cout << 'x';").includes('no-print'))
})

test('the ratchet lets old findings be, refuses new ones, and only falls', () => {
  const one = { rule: 'no-sleep', path: 'a.cpp', line: 1, message: '' }
  assert.deepEqual(ratchet([one], { 'no-sleep a.cpp': 1 }), [])
  assert.equal(ratchet([one, { ...one, line: 2 }], { 'no-sleep a.cpp': 1 }).length, 2)
  assert.equal(ratchet([], { 'no-sleep a.cpp': 1 })[0].rule, 'ratchet')
})
