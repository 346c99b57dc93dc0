// What a home's pages say must stand in home/, or it would be read in six languages as a bare key. Followed here from
// those pages through all that they import.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

import homeTexts from './home/nb.icu.json'
import staffTexts from './staff/nb.icu.json'

const src = fileURLToPath(new URL('..', import.meta.url))

const pagesOfHomes = [
  'app/root.tsx',
  'app/shell.tsx',
  'app/route-states.tsx',
  'features/access/sign-in-page.tsx',
  'features/insight/log-page.tsx',
]
/** Folders in which all is for homes; and a page of any feature for them is called so. */
const foldersOfHomes = ['features/home']
const isPageOfHomes = /(?<!\bfrom-)\bhome-page\.tsx$/
/** Imported by the frame, drawn for staff alone. */
const notForHomes = ['app/navigation.tsx', 'app/connection-banner.tsx', 'features/access/privacy-page.tsx', 'features/attendance/outbox.ts']

function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8')
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target]) => resolve(dirname(path), target ?? ''))
  return found.filter((target) => /(?<!\.d)\.tsx?$/.test(target) && existsSync(target))
}

function filesOf(folder: string): string[] {
  const path = join(src, folder)
  return existsSync(path) ? readdirSync(path).filter((name) => /(?<!\.test)\.tsx?$/.test(name)).map((name) => join(path, name)) : []
}

function homePages(): string[] {
  const files = readdirSync(join(src, 'features'), { recursive: true }).map(String)
  return files.filter((name) => isPageOfHomes.test(name)).map((name) => join(src, 'features', name))
}

function reached(): string[] {
  const seen = new Set<string>()
  const waiting = [...pagesOfHomes.map((path) => join(src, path)), ...foldersOfHomes.flatMap(filesOf), ...homePages()]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path) || notForHomes.includes(relative(src, path))) continue
    seen.add(path)
    waiting.push(...importsOf(path))
  }
  return [...seen].sort()
}

it('finds the pages', () => {
  expect(reached().map((path) => relative(src, path))).toContain('ui/status.tsx')
})

it('says nothing to a home that stands among the texts of staff: move the key from staff/ to home/', () => {
  const wrong = reached().flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/['"`]([a-z_]+\.[\w.-]+)['"`]/g)]
      .map(([, key]) => key ?? '')
      .filter((key) => key in staffTexts)
      .map((key) => `${relative(src, path)}: ${key}`),
  )
  expect(wrong).toEqual([])
})

it('makes no key for a home out of parts that stand among the texts of staff', () => {
  const wrong = reached().flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/`([a-z_]+\.[\w.-]*)\$\{/g)]
      .map(([, start]) => start ?? '')
      .filter((start) => start !== 'problem.' && Object.keys(staffTexts).some((key) => key.startsWith(start)))
      .map((start) => `${relative(src, path)}: ${start}`),
  )
  expect(wrong).toEqual([])
})

it('has each text once', () => {
  expect(Object.keys(homeTexts).filter((key) => key in staffTexts)).toEqual([])
})
