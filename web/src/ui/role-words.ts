import type { Schemas } from '../api/client.ts'
import type { Key } from '../i18n/index.tsx'

const keys: Record<Schemas['Role'], Key> = {
  guardian: 'role.guardian',
  pupil: 'role.pupil',
  teacher: 'role.teacher',
  'contact-teacher': 'role.contact-teacher',
  substitute: 'role.substitute',
  secretary: 'role.secretary',
  'department-head': 'role.department-head',
  counsellor: 'role.counsellor',
  'presence-coordinator': 'role.presence-coordinator',
  principal: 'role.principal',
  nurse: 'role.nurse',
  'psychology-service': 'role.psychology-service',
  'mental-health-service': 'role.mental-health-service',
  'absence-team': 'role.absence-team',
  'area-leader': 'role.area-leader',
  'school-owner': 'role.school-owner',
  auditor: 'role.auditor',
  'data-protection-officer': 'role.data-protection-officer',
  administrator: 'role.administrator',
}

export function roleKey(role: Schemas['Role']): Key {
  return keys[role]
}
