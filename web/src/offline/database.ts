// The device's database: who was here last, today's lists, and what waits to be sent. See docs/decisions/0010.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

import type { Schemas } from '../api/client.ts'

/** Who was signed in last, as far as a register opened without a network must know. */
export interface Person {
  account_id: string
  name: string
  roles: Schemas['Session']['roles']
  /** The server's today, and the device's date at that moment: when the latter is past, so is the former. */
  today: string
  device_date: string
  /** The server no longer knew the session: nothing opens until somebody signs in. */
  has_ended: boolean
}

export interface KeptList {
  account_id: string
  name: string
  today: string
  device_date: string
  value: unknown
}

export interface WaitingRow {
  id: string
  account_id: string
  /** The tab that sends it, as long as that tab lives. */
  tab: string
  slot: { classId: string; date: string; lesson: number | null }
  count: number
  content: unknown
}

interface Stores extends DBSchema {
  person: { key: string; value: Person }
  lists: { key: [string, string]; value: KeptList }
  waiting: { key: string; value: WaitingRow; indexes: { account_id: string } }
}

export type DeviceDatabase = IDBPDatabase<Stores>

export function openDatabase(name = 'tilstede'): Promise<DeviceDatabase> {
  return openDB<Stores>(name, 1, {
    upgrade(database) {
      database.createObjectStore('person')
      database.createObjectStore('lists', { keyPath: ['account_id', 'name'] })
      database.createObjectStore('waiting', { keyPath: 'id' }).createIndex('account_id', 'account_id')
    },
    // Another tab has a newer page, which wants to change the stores.
    blocking(_current, _blocked, event) {
      ;(event.target as IDBDatabase).close()
    },
  })
}
