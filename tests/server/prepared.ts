// What is slow is made once per run and copied: a migrated database without anybody in it, and one password's hash.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyOf, drop, emptyDatabase, engine, type Database, type Engine } from './database.js'
import { mustRun, Server, type Where } from './program.js'
import { addAccounts, password, passwordHashOf } from './rows.js'
import { Town } from './town.js'

export interface Prepared {
  folder: string
  database: Database
  passwordHash: string
}

export function prepare(on: Engine = engine): Prepared {
  const folder = mkdtempSync(join(tmpdir(), 'tilstede-test-'))
  const where = { folder }
  const database = emptyDatabase(folder, on)
  mustRun(['migrate', '--database', database.url], where)
  return { folder, database, passwordHash: hashMadeByTheProgram(database, folder) }
}

function hashMadeByTheProgram(database: Database, folder: string): string {
  const aside = join(folder, 'aside')
  mkdirSync(aside)
  const copy = copyOf(database, aside)
  const town = new Town()
  town.addClass('1A', 'Skolen', ['Eleven'])
  town.importInto(copy.url, { folder: aside })
  mustRun(['account', 'add', 'eleven', 'pupil', 'eleven', '--database', copy.url], { folder: aside, input: `${password}\n` })
  const hash = passwordHashOf(copy, 'eleven')
  drop(copy)
  return hash
}

export function discard(prepared: Prepared): void {
  drop(prepared.database)
  rmSync(prepared.folder, { recursive: true, force: true })
}

/** A town's own database and the folder its files, keys and server live in. */
export interface Place {
  folder: string
  database: Database
  env: Record<string, string>
}

export interface Setting {
  /** "2024-10-31T08:20", in Oslo. */
  now: string
  /** A routine file; the shipped one unless said. */
  routine?: string
}

export function settle(prepared: Prepared, town: Town, setting: Setting): Place {
  const folder = mkdtempSync(join(prepared.folder, 'town-'))
  const place: Place = {
    folder,
    database: copyOf(prepared.database, folder),
    env: {
      TILSTEDE_CLOCK_START: setting.now,
      TILSTEDE_AUDIT_SEAL_KEY_FILE: join(folder, 'seal.key'),
      TILSTEDE_AUDIT_HEADS_FILE: join(folder, 'heads'),
      ...(setting.routine && { TILSTEDE_ROUTINE: setting.routine }),
    },
  }
  town.importInto(place.database.url, whereOf(place))
  addAccounts(place.database, town.people(), prepared.passwordHash)
  return place
}

export function whereOf(place: Place): Where {
  return { folder: place.folder, env: place.env }
}

/** `port` for a server that must come back where the one before it was. */
export function serve(place: Place, port = '0'): Promise<Server> {
  return Server.start(['--database', place.database.url, '--port', port], whereOf(place))
}

export function leave(place: Place): void {
  drop(place.database)
  rmSync(place.folder, { recursive: true, force: true })
}
