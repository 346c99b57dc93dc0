// What a figure costs while registrations go on: before each one, every teacher saves their class, so that there are
// changes to take in. Against: the same table loaded from the beginning, by `tilstede statistics` on the same
// database in the same run.
import { strict as assert } from 'node:assert'
import { execFileSync } from 'node:child_process'
import { Teacher, gatherTeachers } from './http.mjs'
import { PROGRAM, cpuOfEndedChildren } from './program.mjs'

const ROUNDS = 40
const CPU_MS_MUST = 10
const QUESTIONS = [
  { name: 'the municipality', by: '' },
  { name: 'school x grade', by: 'school,grade' },
  { name: 'school x grade x month', by: 'school,grade,month' },
  { name: 'grade, three years', by: 'school_year,grade' },
  { name: 'school x grade, three years', by: 'school_year,school,grade' },
  { name: 'month, three years', by: 'school_year,month' },
]

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)]

async function schoolOwner(url) {
  const owner = new Teacher(url)
  const { people } = await owner.ask(200, 'GET', '/api/demo/people')
  assert.ok(await owner.signIn(people.find((person) => person.role === 'school-owner').login))
  return owner
}

function loadedFromTheBeginning(question, { database, databaseCpu }) {
  const meters = () => cpuOfEndedChildren() + databaseCpu()
  const before = meters()
  execFileSync(PROGRAM, ['statistics', '--by', question.by, '--school-year', '2024-25', '--until', '2024-10-31',
    '--database', database])
  return meters() - before
}

export async function measureFigures(demo, say) {
  const teachers = await gatherTeachers(demo.url)
  const owner = await schoolOwner(demo.url)
  const ask = async (question) => {
    const { rows } = await owner.ask(200, 'GET', `/api/figures?by=${question.by}&measure=days`)
    assert.ok(rows.length > 0, question.name)
  }
  try {
    // The first question about a school year loads it.
    const before = demo.exactServerCpu() + demo.exactDatabaseCpu()
    await ask(QUESTIONS.at(-1))
    say('figures: three years loaded, CPU', demo.exactServerCpu() + demo.exactDatabaseCpu() - before, 'ms')
    for (const question of QUESTIONS) {
      const cpu = []
      for (let round = 0; round < ROUNDS; ++round) {
        await Promise.all(teachers.map((teacher) => teacher.save()))
        const start = demo.exactServerCpu() + demo.exactDatabaseCpu()
        await ask(question)
        cpu.push(demo.exactServerCpu() + demo.exactDatabaseCpu() - start)
      }
      const against = Math.round(loadedFromTheBeginning(question, demo))
      say(`figures, ${question.name}: CPU`, median(cpu), 'ms', { against, must: CPU_MS_MUST })
      say(`figures, ${question.name}: CPU, 95th percentile`, cpu[Math.floor(0.95 * cpu.length)], 'ms')
    }
  } finally {
    for (const client of [...teachers, owner]) client.close()
  }
}
