// DuckDB's side: the same rows in a file of its own, its best SQL, its processor time.
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { cellSums, figuresSql, trendSums } from './figures.mjs'
import { loadSql } from './load.mjs'
import { rulesSql } from './rules.mjs'
import { sweepByBits, sweepByRange, sweepSums } from './sweep.mjs'

/// Statements by part of the bench.
export const DUCKDB_PARTS = {
  rules: rulesSql,
  figures: figuresSql,
  sweep: sweepByBits,
  'sweep by range': sweepByRange,
}

async function importDuckDb() {
  try {
    return await import('@duckdb/node-api')
  } catch (error) {
    throw new Error(`without DuckDB there is nothing to compare with (npm ci in bench/): ${error.message}`)
  }
}

export class DuckDb {
  static async open(file, threads, fingerprint, exportTo) {
    const { DuckDBInstance } = await importDuckDb()
    const open = async () => {
      const instance = await DuckDBInstance.create(file, { threads: String(threads) })
      return new DuckDb(instance, await instance.connect())
    }
    let database = await open()
    if ((await database.fingerprint()) !== fingerprint) {
      database.close()
      rmSync(file, { force: true })
      rmSync(`${file}.wal`, { force: true })
      database = await open()
      await database.load(`${file}.csv`, fingerprint, exportTo)
    }
    await database.connection.run('set preserve_insertion_order = false')
    return database
  }

  constructor(instance, connection) {
    this.instance = instance
    this.connection = connection
  }

  async rows(sql) {
    return (await this.connection.runAndReadAll(sql)).getRows()
  }

  async fingerprint() {
    const tables = await this.rows(`select 1 from duckdb_tables() where table_name = 'made_from'`)
    return tables.length === 0 ? undefined : (await this.rows('select fingerprint from made_from'))[0][0]
  }

  async load(folder, fingerprint, exportTo) {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true })
    await exportTo(folder)
    await this.connection.run(loadSql(folder))
    await this.connection.run(`create table made_from as select '${fingerprint}' as fingerprint`)
    rmSync(folder, { recursive: true })
  }

  /// Milliseconds of all threads, and of the clock.
  async measure(part) {
    const started = performance.now()
    const before = process.cpuUsage()
    await this.connection.run(DUCKDB_PARTS[part])
    const { user, system } = process.cpuUsage(before)
    return { cpu_ms: (user + system) / 1000, wall_ms: performance.now() - started }
  }

  /// As nation_bench sums its own answers: count, sum and weighted sum by name.
  async sums() {
    const columns = await this.rows(
      `select column_name from duckdb_columns() where table_name = 'rules' and column_name <> 'pupil'`,
    )
    const wanted = columns.map(
      ([name]) => `count(${name}), sum(${name}::bigint), sum(${name}::bigint * (pupil % 1009))`,
    )
    const [all] = await this.rows(`select ${wanted.join(', ')} from rules`)
    const sums = Object.fromEntries(columns.map(([name], i) => [name, all.slice(3 * i, 3 * i + 3)]))
    sums.cells = (await this.rows(cellSums))[0]
    sums.trend = (await this.rows(trendSums))[0]
    sums.sweep = (await this.rows(sweepSums))[0]
    return Object.fromEntries(Object.entries(sums).map(([name, values]) => [name, values.map(Number)]))
  }

  close() {
    this.connection.closeSync()
    this.instance.closeSync()
  }
}

