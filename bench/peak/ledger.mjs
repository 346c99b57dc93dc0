// Every write that was acknowledged stands in the database, once, and nothing else does.
import { strict as assert } from 'node:assert'
import { query, TODAY } from './town.mjs'

function same(what, acknowledged, stored) {
  const lost = [...acknowledged].filter((id) => !stored.includes(id))
  const unknown = stored.filter((id) => !acknowledged.has(id))
  assert.deepEqual({ lost, unknown }, { lost: [], unknown: [] }, `${what}: acknowledged and stored are not the same`)
  assert.equal(stored.length, acknowledged.size, `${what}: something is stored twice`)
  return `${stored.length} ${what}`
}

export function compare(database, ledger) {
  const ids = (sql) => query(database, sql).map(([id]) => id)
  return [
    same('entries', ledger.entries, ids(`select id from absence_entry where date = '${TODAY}' and lesson = 1 and origin = 'teacher';`)),
    same('registrations', ledger.registrations, ids(`select class_id from class_registration where date = '${TODAY}';`)),
    same('messages', ledger.messages, ids(`select id from home_message where from_date = '${TODAY}';`)),
  ]
}
