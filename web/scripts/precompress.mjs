// usage: node scripts/precompress.mjs
// Lays .br and .gz beside every file of dist/ that shrinks by it, so that the server never compresses.
// Run after the build: inside it, Vite still rewrites the chunks.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const dist = new URL('../dist/', import.meta.url).pathname
const isText = /\.(html|js|css|svg|json|txt|webmanifest)$/

for (const name of readdirSync(dist, { recursive: true })) {
  const path = join(dist, name)
  if (!isText.test(path) || !statSync(path).isFile()) continue
  const plain = readFileSync(path)
  const brotli = brotliCompressSync(plain, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
  })
  const gzip = gzipSync(plain, { level: 9 })
  if (brotli.length < plain.length) writeFileSync(`${path}.br`, brotli)
  if (gzip.length < plain.length) writeFileSync(`${path}.gz`, gzip)
}
