// usage: node scripts/shell-files.mjs
// Tells the service worker which files make up the page: all that the build has put into dist/assets, and the rest
// that a page without a network asks for. Run after the build and before precompressing.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const dist = new URL('../dist/', import.meta.url)
const worker = new URL('service-worker.js', dist)

const assets = readdirSync(new URL('assets/', dist)).sort().map((name) => `/assets/${name}`)
const files = ['/', '/icon.svg', ...assets]
const version = createHash('sha256').update(readFileSync(new URL('index.html', dist))).update(files.join('\n')).digest('hex').slice(0, 16)

const code = readFileSync(worker, 'utf8')
const filled = code.replace('__VERSION__', version).replace('["__FILES__"]', JSON.stringify(files))
if (!filled.includes(version) || !filled.includes('"/icon.svg"')) throw new Error('the service worker has no place for its files')
if (/(^|[;}\n])\s*(import|export)\b/.test(filled)) throw new Error('the service worker must be one file')
writeFileSync(worker, filled)
