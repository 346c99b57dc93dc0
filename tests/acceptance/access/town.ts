// One person per role, each related to Ada of 8A and to nobody else: what the access table is about.
import type { Place } from '../../server/prepared.js'
import { addStaffRole } from '../../server/rows.js'
import { Town } from '../../server/town.js'

interface Someone {
  name: string
  /**
   * The nearest stranger: a pupil in the next class for who belongs to a class or a pupil, at the next school for who
   * belongs to a school, in the next area for who belongs to an area or to the municipality.
   */
  stranger: 'Bo' | 'Dina' | 'Emil'
}

export const people: Record<string, Someone> = {
  guardian: { name: 'Grete', stranger: 'Bo' },
  pupil: { name: 'Ada', stranger: 'Bo' },
  teacher: { name: 'Odd', stranger: 'Bo' },
  'contact-teacher': { name: 'Kari', stranger: 'Bo' },
  substitute: { name: 'Vilde', stranger: 'Bo' },
  secretary: { name: 'Sara', stranger: 'Dina' },
  'department-head': { name: 'Per', stranger: 'Dina' },
  counsellor: { name: 'Unni', stranger: 'Bo' },
  'presence-coordinator': { name: 'Pia', stranger: 'Bo' },
  principal: { name: 'Siv', stranger: 'Dina' },
  nurse: { name: 'Nina', stranger: 'Bo' },
  'psychology-service': { name: 'Petter', stranger: 'Bo' },
  'mental-health-service': { name: 'Mona', stranger: 'Bo' },
  'absence-team': { name: 'Frode', stranger: 'Bo' },
  'area-leader': { name: 'Arne', stranger: 'Emil' },
  'school-owner': { name: 'Eva', stranger: 'Emil' },
  auditor: { name: 'Rune', stranger: 'Emil' },
  'data-protection-officer': { name: 'Oda', stranger: 'Emil' },
  administrator: { name: 'Tor', stranger: 'Emil' },
}

const cases = ['counsellor', 'presence-coordinator', 'nurse', 'psychology-service', 'mental-health-service', 'absence-team']
/** Who decides the exemptions that others then try to end. */
export const deciders = { Ada: 'Siv', Bo: 'Siv', Dina: 'Rolf', Emil: 'Randi' } as const
/** Who apply for leave, so that others may try to decide on it. */
export const homes = { Ada: 'Grete', Bo: 'Gro', Dina: 'Geir', Emil: 'Guri' } as const
export const schoolOf = { Ada: 'Solvang skole', Bo: 'Solvang skole', Dina: 'Haug skole', Emil: 'Nes skole' } as const
export const classOf = { Ada: '8A', Bo: '8B', Dina: '8H', Emil: '8N' } as const

const nameOf = (role: string) => people[role]?.name ?? ''

export function townOfRoles(): Town {
  const town = new Town()
  town.addSchool('Solvang skole', 'Sør')
  town.addSchool('Haug skole', 'Sør')
  town.addSchool('Nes skole', 'Nord')
  town.addClass('8A', 'Solvang skole', ['Ada'])
  town.addClass('8B', 'Solvang skole', ['Bo'])
  town.addClass('8H', 'Haug skole', ['Dina'])
  town.addClass('8N', 'Nes skole', ['Emil'])
  town.addGuardian('Grete', 'Ada')
  town.addGuardian('Gro', 'Bo')
  town.addGuardian('Geir', 'Dina')
  town.addGuardian('Guri', 'Emil')
  town.addTeacher('Odd', '8A', false)
  town.addTeacher('Kari', '8A', true)
  town.addTeacher('Vilde', '8A', false)
  town.addRole('Sara', 'ext:secretary', 'Solvang skole')
  town.addRole('Per', 'ext:department-head', 'Solvang skole')
  town.addRole('Siv', 'principal', 'Solvang skole')
  town.addRole('Rolf', 'principal', 'Haug skole')
  town.addRole('Randi', 'principal', 'Nes skole')
  town.addRole('Arne', 'ext:area-leader', 'Sør')
  town.addRole('Eva', 'ext:school-owner', 'kommune')
  town.addRole('Rune', 'ext:auditor', 'kommune')
  town.addRole('Oda', 'ext:data-protection-officer', 'kommune')
  town.addRole('Tor', 'systemAdministrator', 'kommune')
  // On the staff, without a role of the roster's.
  for (const role of cases) town.addRole(nameOf(role), 'aide', 'kommune')
  return town
}

export function addRolesNoRosterHas(place: Place): void {
  addStaffRole(place.database, 'Vilde', 'substitute', 'Solvang skole', null)
  for (const role of cases) addStaffRole(place.database, nameOf(role), role, null, 'Ada')
}
