import { expect, it } from 'vitest'

import { pupilName } from './pupil-name.ts'

it('tells two of one name apart', () => {
  const filip = { given_name: 'Filip', family_name: 'Hagen' }
  expect(pupilName(filip)).toBe('Filip Hagen')
  expect(pupilName({ ...filip, told_apart_by: null })).toBe('Filip Hagen')
  expect(pupilName({ ...filip, told_apart_by: '2' })).toBe('Filip Hagen (2)')
})
