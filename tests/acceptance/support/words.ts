// Between the words of the features and those of the contract.
import { defineParameterType, type DataTable } from '@cucumber/cucumber'

defineParameterType({ name: 'dato', regexp: /\d{4}-\d{2}-\d{2}/, transformer: (text: string) => text })

/** "Ada, Bo og Dina" */
export function namesIn(list: string): string[] {
  return list.split(/, | og /)
}

function translator(words: Record<string, string>, what: string): (word: string) => string {
  return (word) => {
    const found = words[word]
    if (!found) throw new Error(`${what}: "${word}" is none of ${Object.keys(words).join(', ')}`)
    return found
  }
}

export const kindOfMark = translator({ borte: 'absent', 'for sent': 'late', 'gikk tidlig': 'left_early', 'til stede': 'present' }, 'hva')
export const wordOfKind = translator(
  { day: 'borte', lesson: 'borte', late: 'for sent', left_early: 'gikk tidlig', present: 'til stede' },
  'kind',
)
export const wordOfDayMark = translator({ day: 'dag', hours: 'timer', late: 'for sent', left_early: 'gikk tidlig' }, 'kind')
export const wordOfStatus = translator({ saved: 'lagret', already: 'finnes fra før', conflict: 'endret av en annen', refused: 'avvist' }, 'status')
export const statusOf = translator(
  { venter: 'open', 'følges opp': 'taken', forklart: 'explained', 'på skolen': 'at_school', 'meldt hjemmefra': 'home_told', 'kom senere': 'came_later' },
  'status',
)
export const documentationOf = translator({ dokumentert: 'documented', udokumentert: 'undocumented' }, 'dokumentasjon')
export const reporterOf = translator({ foresatt: 'guardian', elev: 'pupil', ansatt: 'staff', ingen: 'nobody', ukjent: 'unknown' }, 'meldt av')
export const withdrawalOf = translator(
  { 'føringen er rettet': 'corrected', 'det er gitt unntak': 'exempted', 'rutinen er endret': 'routine-changed', 'årsakene er endret': 'reasons-changed', 'eleven er flyttet': 'moved' },
  'grunn',
)
/** As roles.csv has them. */
export const expectedOf = translator(
  { grupperom: 'group_room', biblioteket: 'library', hjemme: 'at_home', 'et annet sted': 'elsewhere', 'ikke ventet': 'not_expected' },
  'ventet',
)
export const rosterRoleOf = translator(
  {
    rektor: 'principal',
    avdelingsleder: 'ext:department-head',
    sekretær: 'ext:secretary',
    områdeleder: 'ext:area-leader',
    skoleeier: 'ext:school-owner',
    revisor: 'ext:auditor',
    personvernombud: 'ext:data-protection-officer',
    systemansvarlig: 'systemAdministrator',
  },
  'rolle',
)
export const figureColumnOf = translator(
  {
    skole: 'school',
    trinn: 'grade',
    område: 'area',
    kjønn: 'gender',
    måned: 'month',
    ukedag: 'weekday',
    årsak: 'reason',
    dokumentasjon: 'documented',
    skoleår: 'school_year',
    elever: 'pupils',
    snitt: 'mean',
    median: 'median',
    p90: 'p90',
    'minst 10': 'at_least_10',
    'minst 20': 'at_least_20',
    'over 10 %': 'over_10_percent',
  },
  'tall',
)
/** "skole og trinn" to "school,grade". */
export const keysIn = (list: string): string => namesIn(list).map(figureColumnOf).join(',')
export const weekdayOf = (word: string): number => {
  const at = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'].indexOf(word)
  if (at < 0) throw new Error(`ukedag: "${word}"`)
  return at + 1
}

/** The rows of a table, without the cells that are empty. */
export function rowsOf(table: DataTable): Record<string, string>[] {
  return table.hashes().map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== '')))
}

export function cell(row: Record<string, string>, column: string): string {
  const text = row[column]
  if (text === undefined) throw new Error(`the table needs a column "${column}"`)
  return text
}
