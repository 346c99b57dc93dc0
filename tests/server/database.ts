// A database of the tests: SQLite unless TILSTEDE_TEST_POSTGRES names a cluster. Copies of a prepared one are
// cheap on both. SQL goes through the engines' own clients, so that nothing of the program is used to check it.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'

export type Engine = 'sqlite' | 'postgresql'

const cluster = process.env['TILSTEDE_TEST_POSTGRES'] ?? ''
export const engine: Engine = cluster ? 'postgresql' : 'sqlite'

export interface Database {
  engine: Engine
  url: string
}

function client(command: string, args: string[], sql: string): string {
  const done = spawnSync(command, args, { input: sql, encoding: 'utf8' })
  if (done.error) throw new Error(`${command} does not start: ${done.error.message}. Run: make setup`)
  if (done.status !== 0) throw new Error(`${command}: ${done.stderr}\n${sql}`)
  return done.stdout
}

/** Rows of texts; null is the empty text. */
export function query(database: Database, sql: string): string[][] {
  const said =
    database.engine === 'sqlite'
      ? client('sqlite3', ['-bail', '-cmd', '.timeout 10000', '-separator', '\t', fileOf(database)], sql)
      : client('psql', ['-X', '-q', '-A', '-t', '-F', '\t', '-v', 'ON_ERROR_STOP=1', database.url], sql)
  return said
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))
}

export function fileOf(database: Database): string {
  return database.url.replace(/^sqlite:/, '')
}

function inCluster(name: string): string {
  const url = new URL(cluster)
  url.pathname = `/${name}`
  return url.toString()
}

function nameOf(database: Database): string {
  return new URL(database.url).pathname.slice(1)
}

/** An empty one; on SQLite a file in `folder` that is not there yet. */
export function emptyDatabase(folder: string, on: Engine = engine): Database {
  if (on === 'sqlite') return { engine: on, url: `sqlite:${join(folder, 'tilstede.sqlite')}` }
  const name = `t_${randomBytes(6).toString('hex')}`
  query({ engine: on, url: cluster }, `create database ${name}`)
  return { engine: on, url: inCluster(name) }
}

/** Nobody may be connected to `prepared`. */
export function copyOf(prepared: Database, folder: string): Database {
  if (prepared.engine === 'sqlite') {
    const copy = emptyDatabase(folder, 'sqlite')
    copyFileSync(fileOf(prepared), fileOf(copy))
    return copy
  }
  const name = `t_${randomBytes(6).toString('hex')}`
  query({ engine: 'postgresql', url: cluster }, `create database ${name} template ${nameOf(prepared)}`)
  return { engine: 'postgresql', url: inCluster(name) }
}

/** An SQLite file goes with its folder. */
export function drop(database: Database): void {
  if (database.engine === 'sqlite') return
  query({ engine: 'postgresql', url: cluster }, `drop database if exists ${nameOf(database)} with (force)`)
}
