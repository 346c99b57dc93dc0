// One scenario. What is given is only noted; the first step that does or sees something makes the town, starts a
// server of its own and opens the doors.
import { After, AfterAll, BeforeAll, setDefaultTimeout, setWorldConstructor, World } from '@cucumber/cucumber'
import { Client, type Answer } from '../../server/client.js'
import { discard, leave, prepare, serve, settle, type Place, type Prepared } from '../../server/prepared.js'
import { root, type Server } from '../../server/program.js'
import { addMessage, password, readIds, type Message } from '../../server/rows.js'
import { idOf, Town } from '../../server/town.js'

setDefaultTimeout(120_000)

let prepared: Prepared | null = null

BeforeAll(() => {
  prepared = prepare()
})
AfterAll(() => {
  if (prepared) discard(prepared)
})

export interface Batch {
  path: string
  key: string
  body: { marks: { mark_id: string; pupil_id: string }[] } & Record<string, unknown>
}

interface Opened {
  place: Place
  server: Server
  ids: ReturnType<typeof readIds>
}

export class Scenario extends World {
  town = new Town()
  today = '2024-10-31'
  routine = 'sandefjord'
  messages: Message[] = []
  /** What is put into the database once the town is there. */
  afterwards: ((database: Place['database']) => void)[] = []

  /** The answer a person got last, and the last of each page. */
  last: Answer | null = null
  register: Answer | null = null
  review: Answer | null = null
  absence: Answer | null = null
  flags: Answer | null = null
  home: Answer | null = null
  /** The last report of a home, with a result per child. */
  reports: Answer | null = null
  /** The draft of a routine that is worked on: its text and outline. */
  draft: { text: string; outline: any } | null = null
  /** The batch sent last. */
  batch: Batch | null = null
  /** What each person saw when last opening a register: by person and register. */
  seen = new Map<string, Answer>()

  private open: Promise<Opened> | null = null
  private readonly clients = new Map<string, Client>()

  /** The town with its server; made when first asked for, and once, even when two ask at the same time. */
  opened(): Promise<Opened> {
    return (this.open ??= this.make())
  }

  private async make(): Promise<Opened> {
    if (!prepared) throw new Error('nothing is prepared')
    const place = settle(prepared, this.town, { now: `${this.today}T08:20`, routine: `${root}routines/${this.routine}.toml` })
    for (const message of this.messages) addMessage(place.database, message)
    for (const put of this.afterwards) put(place.database)
    const ids = readIds(place.database)
    return { place, server: await serve(place), ids }
  }

  /** For what must be said before the town is made. */
  given(): Town {
    if (this.open) throw new Error('what is given must be said before somebody does something')
    return this.town
  }

  async as(person: string): Promise<Client> {
    const known = this.clients.get(person)
    if (known) return known
    const client = new Client((await this.opened()).server.url)
    const answer = await client.signIn(idOf(person), password)
    if (answer.status !== 201) throw new Error(`${person} cannot sign in: ${answer.text}`)
    this.clients.set(person, client)
    return client
  }

  async pupilId(name: string): Promise<string> {
    return this.idIn('pupils', idOf(name))
  }

  async classId(name: string): Promise<string> {
    return this.idIn('classes', this.town.classNamed(name).id)
  }

  private async idIn(table: 'pupils' | 'classes', sourceId: string): Promise<string> {
    const id = (await this.opened()).ids[table].get(sourceId)
    if (!id) throw new Error(`${sourceId} is not in this scenario`)
    return id
  }

  async close(): Promise<void> {
    if (!this.open) return
    const { place, server } = await this.open
    this.open = null
    try {
      await server.stop()
    } finally {
      leave(place)
    }
  }
}

setWorldConstructor(Scenario)

After(async function (this: Scenario) {
  await this.close()
})
