// What the device keeps for one person while there is no network, and when it is wiped. A browser that will not
// store costs nobody their page: then nothing is kept, and `keepWaiting` says so.
import type { Schemas } from '../api/client.ts'
import { addDays, dateOfInstant } from '../i18n/dates.ts'
import { openDatabase, type DeviceDatabase, type KeptList, type Person, type WaitingRow } from './database.ts'
import { writeAlone } from './tabs.ts'

type Session = Schemas['Session']

export interface DeviceDeps {
  open(): Promise<DeviceDatabase>
  now(): number
}

const lastPerson = 'last'
// Flushed to the disk before it counts as kept: a battery may be pulled out.
const strict = { durability: 'strict' } as const

function isStaff({ roles }: Session): boolean {
  return roles.some((role) => role !== 'guardian' && role !== 'pupil')
}

export class Device {
  readonly #deps: DeviceDeps
  #database: Promise<DeviceDatabase> | null = null

  constructor(deps: DeviceDeps) {
    this.#deps = deps
  }

  /**
   * Somebody is signed in, says the server: what others had listed here goes, and so does what is not of today. Who
   * registers nobody needs no page without a network, and is not remembered.
   */
  async arrive(session: Session): Promise<void> {
    const person: Person = {
      account_id: session.account_id,
      name: session.name,
      roles: session.roles,
      today: session.today,
      device_date: this.#date(),
      has_ended: false,
    }
    await this.#write(async (database) => {
      await (isStaff(session) ? database.put('person', person, lastPerson) : database.delete('person', lastPerson))
      await this.#wipeLists(database, (list) => list.account_id !== person.account_id || !this.#isOfToday(list, person.today))
    })
  }

  /** The session has run out: the lists go, what waits stays until its owner signs in. */
  async end(): Promise<void> {
    await this.#write(async (database) => {
      const person = await database.get('person', lastPerson)
      if (person) await database.put('person', { ...person, name: '', roles: [], has_ended: true }, lastPerson)
      await this.#wipeLists(database, () => true)
    })
  }

  /** Signing out: nothing of the person stays, nor what waited. */
  async leave(accountId: string): Promise<void> {
    await this.#write(async (database) => {
      await database.delete('person', lastPerson)
      await this.#wipeLists(database, () => true)
      const transaction = database.transaction('waiting', 'readwrite', strict)
      for (const key of await transaction.store.index('account_id').getAllKeys(accountId)) await transaction.store.delete(key)
      await transaction.done
    })
  }

  /** Who was here last, with today's date moved along when the device's has moved. */
  async person(): Promise<Person | null> {
    const person = await this.#try((database) => database.get('person', lastPerson))
    if (!person) return null
    const days = (Date.parse(this.#date()) - Date.parse(person.device_date)) / 86_400_000
    return { ...person, today: addDays(person.today, days) }
  }

  async keepList(accountId: string, name: string, today: string, value: unknown): Promise<void> {
    const list: KeptList = { account_id: accountId, name, today, device_date: this.#date(), value }
    await this.#write((database) => database.put('lists', list))
  }

  /** Nothing when the day it was made for is over. */
  async list(accountId: string, name: string): Promise<unknown> {
    const list = await this.#try((database) => database.get('lists', [accountId, name]))
    return list && this.#isOfToday(list, null) ? list.value : undefined
  }

  async wipeOldLists(): Promise<void> {
    await this.#write((database) => this.#wipeLists(database, (list) => !this.#isOfToday(list, null)))
  }

  /** Whether it now lies on the device (or, with no content left, is gone from it). */
  async keepWaiting(row: WaitingRow): Promise<boolean> {
    const done = await this.#write(async (database) => {
      const transaction = database.transaction('waiting', 'readwrite', strict)
      await (row.content ? transaction.store.put(row) : transaction.store.delete(row.id))
      await transaction.done
      return true
    })
    return done === true
  }

  /** What waits for this person and nobody minds any more; from now on `tab` sends it. */
  async adoptWaiting(accountId: string, tab: string, isMinded: (row: WaitingRow) => boolean): Promise<WaitingRow[]> {
    const adopted = await this.#write(async (database) => {
      const transaction = database.transaction('waiting', 'readwrite', strict)
      const rows = await transaction.store.index('account_id').getAll(accountId)
      const orphans = rows.filter((row) => !isMinded(row))
      for (const row of orphans) await transaction.store.put({ ...row, tab })
      await transaction.done
      return orphans
    })
    return adopted ?? []
  }

  async forgetWaiting(id: string): Promise<void> {
    await this.#write((database) => database.delete('waiting', id))
  }

  /** How much waits for this person, in all tabs. */
  async waitingCount(accountId: string): Promise<number> {
    const rows = await this.#try((database) => database.getAllFromIndex('waiting', 'account_id', accountId))
    return (rows ?? []).reduce((sum, row) => sum + row.count, 0)
  }

  #date(): string {
    return dateOfInstant(new Date(this.#deps.now()).toISOString())
  }

  #isOfToday(list: KeptList, today: string | null): boolean {
    return list.device_date === this.#date() && (today === null || list.today === today)
  }

  async #wipeLists(database: DeviceDatabase, isOver: (list: KeptList) => boolean): Promise<void> {
    const transaction = database.transaction('lists', 'readwrite')
    for (const list of await transaction.store.getAll()) {
      if (isOver(list)) await transaction.store.delete([list.account_id, list.name])
    }
    await transaction.done
  }

  /** One at a time: Chromium deletes the whole database when it is killed while two are under way (decision 0010). */
  #write<T>(work: (database: DeviceDatabase) => Promise<T>): Promise<T | undefined> {
    return writeAlone(() => this.#try(work))
  }

  async #try<T>(work: (database: DeviceDatabase) => Promise<T>): Promise<T | undefined> {
    try {
      this.#database ??= this.#deps.open()
      return await work(await this.#database)
    } catch {
      // Storage is switched off or full, or the connection was closed for a newer page: the next try opens it anew.
      this.#database = null
      return undefined
    }
  }
}

export const device = new Device({ open: openDatabase, now: Date.now })
