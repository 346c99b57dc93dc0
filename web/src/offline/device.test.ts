import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import type { Schemas } from '../api/client.ts'
import { openDatabase, type WaitingRow } from './database.ts'
import { Device } from './device.ts'

const morning = Date.parse('2024-10-31T07:20:00Z')
// 00:10 in Norway, still the day before in London.
const afterMidnight = Date.parse('2024-10-31T23:10:00Z')

let now: number
let device: Device
let databases = 0

beforeEach(() => {
  now = morning
  databases += 1
  const name = `device-${databases}`
  device = new Device({ open: () => openDatabase(name), now: () => now })
})

const session = (account_id: string, today = '2024-10-31'): Schemas['Session'] => ({
  account_id, today, name: `Navn ${account_id}`, roles: ['contact-teacher'], csrf_token: 'secret',
  must_confirm_privacy: false, privacy_text_version: '1', is_demo: false,
})

const row = (id: string, account_id: string, tab: string): WaitingRow => ({
  id, account_id, tab, slot: { classId: 'c', date: '2024-10-31', lesson: 1 }, count: 2, content: { marks: id },
})

const nobodyMinds = () => false

describe('the person', () => {
  it('is known without the token of the session', async () => {
    await device.arrive(session('kari'))
    const person = await device.person()
    expect(person).toMatchObject({ account_id: 'kari', name: 'Navn kari', today: '2024-10-31', has_ended: false })
    expect(JSON.stringify(person)).not.toContain('secret')
  })

  it('has the next day after midnight', async () => {
    await device.arrive(session('kari'))
    now = afterMidnight
    expect((await device.person())?.today).toBe('2024-11-01')
  })

  it('has the day of a server whose clock is another', async () => {
    now = Date.parse('2026-11-27T08:00:00Z')
    await device.arrive(session('kari'))
    expect((await device.person())?.today).toBe('2024-10-31')
  })

  it('is not remembered who registers nobody', async () => {
    await device.arrive(session('kari'))
    await device.arrive({ ...session('grete'), roles: ['guardian'] })
    expect(await device.person()).toBeNull()
  })

  it('is without a name when the session has run out', async () => {
    await device.arrive(session('kari'))
    await device.end()
    expect(await device.person()).toMatchObject({ account_id: 'kari', name: '', roles: [], has_ended: true })
  })
})

describe('the lists', () => {
  it('are read by the one they were made for', async () => {
    await device.keepList('kari', 'register', '2024-10-31', ['Ada'])
    expect(await device.list('kari', 'register')).toEqual(['Ada'])
    expect(await device.list('odd', 'register')).toBeUndefined()
  })

  it('are over at midnight in Norway, also before anything has wiped them', async () => {
    await device.keepList('kari', 'register', '2024-10-31', ['Ada'])
    now = afterMidnight
    expect(await device.list('kari', 'register')).toBeUndefined()
    await device.wipeOldLists()
    now = morning
    expect(await device.list('kari', 'register')).toBeUndefined()
  })

  it('go when another person signs in, and stay when the same does', async () => {
    await device.keepList('kari', 'register', '2024-10-31', ['Ada'])
    await device.arrive(session('kari'))
    expect(await device.list('kari', 'register')).toEqual(['Ada'])
    await device.arrive(session('odd'))
    expect(await device.list('kari', 'register')).toBeUndefined()
  })

  it('go when the server says that it is another day', async () => {
    await device.keepList('kari', 'register', '2024-10-31', ['Ada'])
    await device.arrive(session('kari', '2024-11-01'))
    expect(await device.list('kari', 'register')).toBeUndefined()
  })

  it('go when the session has run out, and when somebody signs out', async () => {
    for (const leave of [() => device.end(), () => device.leave('kari')]) {
      await device.keepList('kari', 'register', '2024-10-31', ['Ada'])
      await leave()
      expect(await device.list('kari', 'register')).toBeUndefined()
    }
  })
})

describe('what waits', () => {
  it('outlives midnight, the session and another person', async () => {
    await device.keepWaiting(row('1', 'kari', 'tab'))
    now = afterMidnight
    await device.wipeOldLists()
    await device.end()
    await device.arrive(session('odd'))
    await device.leave('odd')
    expect(await device.waitingCount('kari')).toBe(2)
    expect(await device.waitingCount('odd')).toBe(0)
  })

  it('goes with its owner who signs out', async () => {
    await device.keepWaiting(row('1', 'kari', 'tab'))
    await device.keepWaiting(row('2', 'odd', 'tab'))
    await device.leave('kari')
    expect(await device.waitingCount('kari')).toBe(0)
    expect(await device.waitingCount('odd')).toBe(2)
  })

  it('is gone when it holds nothing any more', async () => {
    await device.keepWaiting(row('1', 'kari', 'tab'))
    await device.keepWaiting({ ...row('1', 'kari', 'tab'), count: 0, content: null })
    expect(await device.adoptWaiting('kari', 'new', nobodyMinds)).toEqual([])
  })

  it('stays, though nothing of it is to be sent, while a question is open', async () => {
    await device.keepWaiting({ ...row('1', 'kari', 'tab'), count: 0 })
    expect(await device.adoptWaiting('kari', 'new', nobodyMinds)).toHaveLength(1)
  })

  it('is taken over from tabs that live no more, once', async () => {
    await device.keepWaiting(row('1', 'kari', 'dead'))
    await device.keepWaiting(row('2', 'kari', 'alive'))
    await device.keepWaiting(row('3', 'odd', 'dead'))
    const isMinded = ({ tab }: WaitingRow) => tab === 'alive' || tab === 'first'
    expect((await device.adoptWaiting('kari', 'first', isMinded)).map((one) => one.id)).toEqual(['1'])
    expect(await device.adoptWaiting('kari', 'second', isMinded)).toEqual([])
  })
})

it('says so when the browser will not store, and goes on', async () => {
  const without = new Device({ open: () => Promise.reject(new Error('refused')), now: () => now })
  expect(await without.keepWaiting(row('1', 'kari', 'tab'))).toBe(false)
  expect(await without.person()).toBeNull()
  await without.arrive(session('kari'))
})

it('never has two writes under way, which a killed browser would not survive', async () => {
  let open = 0
  let most = 0
  const transaction = IDBDatabase.prototype.transaction
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
    const started = transaction.apply(this, args)
    if (started.mode === 'readonly') return started
    open += 1
    most = Math.max(most, open)
    started.addEventListener('complete', () => (open -= 1))
    return started
  })
  await Promise.all([
    device.arrive(session('kari')),
    device.keepList('kari', 'register', '2024-10-31', ['Ada']),
    device.keepWaiting(row('1', 'kari', 'dead')),
    device.adoptWaiting('kari', 'new', nobodyMinds),
    device.forgetWaiting('2'),
    device.wipeOldLists(),
    device.leave('odd'),
    device.end(),
  ])
  spy.mockRestore()
  expect(most).toBe(1)
  expect(await device.waitingCount('kari')).toBe(2)
})
