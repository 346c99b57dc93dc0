// Keeps the page's own files, so that it opens without a network. Never an answer of the server's: what is kept of
// those lies in the device's database, where it can be bound to a person and wiped.
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface WorkerFetch extends WorkerEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker {
  clients: { claim(): Promise<void> }
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: WorkerFetch) => void): void
}

declare const self: Worker & { location: Location }

// Filled in by scripts/shell-files.mjs when the files have their names.
const shell = { version: '__VERSION__', files: JSON.parse('["__FILES__"]') as string[] }
const prefix = 'shell-'
const patienceMs = 4_000

async function install(): Promise<void> {
  const cache = await caches.open(prefix + shell.version)
  // '/' has no hash in its name: asked for past the browser's own cache.
  await cache.addAll(shell.files.map((file) => new Request(file, { cache: file === '/' ? 'reload' : 'default' })))
}

async function activate(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && name !== prefix + shell.version) await caches.delete(name)
  }
  await self.clients.claim()
}

async function kept(path: string): Promise<Response | undefined> {
  const cache = await caches.open(prefix + shell.version)
  return cache.match(path, { ignoreVary: true })
}

/** The newest page while the server answers in time, else the kept one. */
async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patienceMs) })
    if (answer.status < 500) return answer
  } catch {
    // No network.
  }
  return (await kept('/')) ?? Response.error()
}

async function file(request: Request, path: string): Promise<Response> {
  return (await kept(path)) ?? fetch(request)
}

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url)
  if (event.request.method !== 'GET' || origin !== self.location.origin) return
  if (event.request.mode === 'navigate' && !pathname.startsWith('/api/')) event.respondWith(page(event.request))
  else if (shell.files.includes(pathname)) event.respondWith(file(event.request, pathname))
})

export {}
