// A town: the schools, people and absence of one scenario, written as the files a municipality imports.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mustRun, type Where } from './program.js'

/** The school year of every town, 2024-25. */
export const firstDay = '2024-08-19'
export const lastDay = '2025-06-20'

export interface SchoolClass {
  id: string
  name: string
  school: string
  pupils: string[]
  contactTeacher: string | null
}
interface Teaching {
  staff: string
  schoolClass: string
  isContact: boolean
}
interface StaffRole {
  staff: string
  /** In roles.csv's words. */
  role: string
  org: string
}
export interface LessonRow {
  schoolClass: string
  weekday: number
  lesson: number
  starts: string
  ends: string
  subject: string
}
export interface AbsenceRow {
  pupil: string
  date: string
  kind: 'day' | 'lesson' | 'late' | 'left_early'
  lesson?: number
  minutes?: number
  documentation?: string
  reason?: string
}

/** "Søndre skole" to "sondre-skole": a sourcedId, a login. */
export function idOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'o')
    .replace(/å/g, 'a')
    .replace(/[^a-z0-9]+/g, '-')
}

/** Family names follow the given ones, so that both sort alike. */
export const familyNameOf = (given: string) => `${given}sen`
export const fullNameOf = (given: string) => `${given} ${familyNameOf(given)}`

export class Town {
  schools = new Map<string, string>()
  classes = new Map<string, SchoolClass>()
  guardians = new Map<string, string[]>()
  staff = new Set<string>()
  teachings: Teaching[] = []
  roles: StaffRole[] = []
  lessons: LessonRow[] = []
  holidays: string[] = []
  absence: AbsenceRow[] = []

  /** A school; `area` is the part of the town it lies in. */
  addSchool(name: string, area = 'by'): void {
    if (!this.schools.has(name)) this.schools.set(name, area)
  }

  addClass(name: string, school: string, pupils: string[]): SchoolClass {
    this.addSchool(school)
    const added = { id: idOf(`${school} ${name}`), name, school, pupils, contactTeacher: null }
    this.classes.set(name, added)
    return added
  }

  classNamed(name: string): SchoolClass {
    const found = this.classes.get(name)
    if (!found) throw new Error(`there is no class ${name} in this scenario`)
    return found
  }

  addTeacher(staff: string, className: string, isContact: boolean): void {
    this.staff.add(staff)
    if (isContact) this.classNamed(className).contactTeacher = staff
    this.teachings.push({ staff, schoolClass: this.classNamed(className).id, isContact })
  }

  /** `role` as in roles.csv; `org` a school's or an area's name, or "kommune". */
  addRole(staff: string, role: string, org: string): void {
    this.staff.add(staff)
    this.roles.push({ staff, role, org: idOf(org) })
  }

  addGuardian(guardian: string, pupil: string): void {
    this.guardians.set(guardian, [...(this.guardians.get(guardian) ?? []), pupil])
  }

  /** Everybody who can have an account. */
  people(): { name: string; kind: 'staff' | 'guardian' | 'pupil' }[] {
    return [
      ...[...this.staff].map((name) => ({ name, kind: 'staff' as const })),
      ...[...this.guardians.keys()].map((name) => ({ name, kind: 'guardian' as const })),
      ...this.pupils().map((name) => ({ name, kind: 'pupil' as const })),
    ]
  }

  pupils(): string[] {
    return [...new Set([...this.classes.values()].flatMap((one) => one.pupils))]
  }

  /** The weekdays before `date` that are no holiday, the newest first. */
  schoolDaysBefore(date: string, count: number): string[] {
    const days: string[] = []
    for (let day = dayBefore(date); days.length < count; day = dayBefore(day)) {
      if (day < firstDay) throw new Error(`there are not ${count} school days before ${date}`)
      const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
      if (weekday > 0 && weekday < 6 && !this.holidays.includes(day)) days.push(day)
    }
    return days
  }

  /** Writes the files into `where.folder` and imports those that say something. */
  importInto(url: string, where: Where): void {
    const roster = join(where.folder, 'roster')
    mkdirSync(roster, { recursive: true })
    for (const [file, text] of this.rosterFiles()) writeFileSync(join(roster, file), text)
    imported('oneroster', roster, url, where)
    const files: [string, string[]][] = [
      ['calendar', this.calendarLines()],
      ['timetable', this.timetableLines()],
      ['absence', this.absenceLines()],
    ]
    for (const [what, lines] of files) {
      if (lines.length < 2) continue
      const file = join(where.folder, `${what}.csv`)
      writeFileSync(file, csv(lines))
      imported(what, file, url, where)
    }
  }

  rosterFiles(): Map<string, string> {
    const areas = [...new Set(this.schools.values())]
    const roles: string[][] = [
      ...this.pupils().map((name) => [idOf(name), 'student', this.schoolOf(name)]),
      ...[...this.guardians.keys()].map((name) => [idOf(name), 'parent', 'kommune']),
      ...this.teachings.map((one) => [idOf(one.staff), 'teacher', 'kommune']),
      ...this.roles.map((one) => [idOf(one.staff), one.role, one.org]),
    ]
    const guardiansOf = (pupil: string) =>
      [...this.guardians].filter(([, children]) => children.includes(pupil)).map(([name]) => idOf(name))
    return new Map([
      ['manifest.csv', csv(['propertyName,value', 'manifest.version,1.0', 'oneroster.version,1.2'])],
      [
        'orgs.csv',
        csv([
          'sourcedId,status,name,type,parentSourcedId',
          'kommune,,Kommunen,district,',
          ...areas.map((area) => `${idOf(area)},,${area},local,kommune`),
          ...[...this.schools].map(([name, area]) => `${idOf(name)},,${name},school,${idOf(area)}`),
        ]),
      ],
      ['academicSessions.csv', csv(['sourcedId,title,type,startDate,endDate,schoolYear', `aar,2024-25,schoolYear,${firstDay},${lastDay},2025`])],
      ['courses.csv', csv(['sourcedId,title,courseCode', ...this.subjects().map((name) => `${idOf(name)},${name},${idOf(name)}`)])],
      [
        'classes.csv',
        csv([
          'sourcedId,title,grades,courseSourcedId,classType,schoolSourcedId,termSourcedIds',
          ...[...this.classes.values()].map((one) => `${one.id},${one.name},${parseInt(one.name, 10)},,homeroom,${idOf(one.school)},aar`),
        ]),
      ],
      [
        'users.csv',
        csv([
          'sourcedId,givenName,familyName,agentSourcedIds',
          ...this.people().map(({ name, kind }) => {
            const agents = kind === 'pupil' ? guardiansOf(name).join(',') : ''
            return `${idOf(name)},${name},${familyNameOf(name)},"${agents}"`
          }),
        ]),
      ],
      ['roles.csv', csv(['sourcedId,userSourcedId,roleType,role,orgSourcedId,beginDate,endDate', ...roles.map(([user, role, org], at) => `r${at},${user},primary,${role},${org},,`)])],
      [
        'enrollments.csv',
        csv([
          'sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
          ...[...this.classes.values()].flatMap((one) =>
            one.pupils.map((name) => `${one.id}-${idOf(name)},${one.id},${idOf(one.school)},${idOf(name)},student,,,`),
          ),
          ...this.teachings.map((one, at) => `t${at},${one.schoolClass},,${idOf(one.staff)},teacher,${one.isContact},,`),
        ]),
      ],
    ])
  }

  private schoolOf(pupil: string): string {
    const found = [...this.classes.values()].find((one) => one.pupils.includes(pupil))
    return found ? idOf(found.school) : ''
  }

  private subjects(): string[] {
    return [...new Set(this.lessons.map((lesson) => lesson.subject))]
  }

  private calendarLines(): string[] {
    return ['school_id,date,kind', ...this.holidays.map((date) => `,${date},holiday`)]
  }

  private timetableLines(): string[] {
    return [
      'class_id,weekday,lesson,start,end,subject,teacher_id,valid_from,valid_to',
      ...this.lessons.map(
        (one) =>
          `${one.schoolClass},${one.weekday},${one.lesson},${one.starts},${one.ends},${idOf(one.subject)},,${firstDay},${lastDay}`,
      ),
    ]
  }

  private absenceLines(): string[] {
    return [
      'entry_id,pupil_id,date,kind,lesson,minutes,subject,documentation,reason,reported_by,note',
      ...this.absence.map((one, at) =>
        [`e${at}`, idOf(one.pupil), one.date, one.kind, one.lesson ?? '', one.minutes ?? '', '', one.documentation ?? 'undocumented', one.reason ?? '', 'guardian', ''].join(','),
      ),
    ]
  }
}

function dayBefore(date: string): string {
  const day = new Date(`${date}T12:00:00Z`)
  day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10)
}

const csv = (lines: string[]) => `${lines.join('\n')}\n`

// --strict: a row of ours that is refused is a mistake of the test's.
function imported(what: string, path: string, url: string, where: Where): void {
  mustRun(['import', what, path, '--strict', '--database', url], where)
}
