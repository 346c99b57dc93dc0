import { expect, it } from 'vitest'

import { folded, matching, shownOf, type Found } from './office-model.ts'

const pupil = (given: string, family: string, schoolClass = '8A'): Found => ({ pupil_id: given + family, given_name: given, family_name: family, class: schoolClass, told_apart_by: null })
const pupils = [pupil('Øyvind', 'Åsheim'), pupil('Ada Marie', 'Berg-Olsen', '10B'), pupil('Bo', 'Adamsen')]
const found = (words: string) => matching(pupils, words).map((one) => one.given_name)

it('needs no accents and no case', () => {
  expect(folded('Ærlig Øyvind Åse')).toBe('aerlig oyvind ase')
  expect(found('oyv')).toEqual(['Øyvind'])
  expect(found('ØYVIND å')).toEqual(['Øyvind'])
})

it('finds by any part of the name, and by the class; given names first', () => {
  expect(found('ada')).toEqual(['Ada Marie', 'Bo'])
  expect(found('olsen')).toEqual(['Ada Marie'])
  expect(found('10b')).toEqual(['Ada Marie'])
  expect(found('ada 10b')).toEqual(['Ada Marie'])
})

it('finds nobody by nothing, nor from within a word', () => {
  expect(found('')).toEqual([])
  expect(found('  ')).toEqual([])
  expect(found('rie')).toEqual([])
})

it('answers at once for a large school', () => {
  const many = Array.from({ length: 1500 }, (_, at) => pupil(`Kari${at}`, 'Nordmann'))
  expect(shownOf(matching(many, 'kari1'), 'kari1')).toHaveLength(40)
})

it('shows a class whole', () => {
  const large = Array.from({ length: 56 }, (_, at) => pupil(`Kari${at}`, 'Nordmann', '1A'))
  expect(shownOf(matching(large, ' 1a '), ' 1a ')).toHaveLength(56)
  expect(shownOf(matching(large, '1'), '1')).toHaveLength(40)
})
