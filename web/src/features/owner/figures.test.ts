import { expect, test } from 'vitest'

import { comparedYears, downloadOf, highest, levelOf, matrixOf, monthEnds, schoolYearOf, searchOf, type FigureRow } from './figures.ts'

function row(keys: string[], mean: number | null): FigureRow {
  return {
    keys, mean, is_hidden: mean === null, pupils: 10, median: 1, p90: 1, at_least_10: 0, at_least_20: 0, over_10_percent: 0,
  }
}

test('a grade that a school does not have is no cell, and grades stand by number', () => {
  const cells = [row(['Ås', '10'], 1), row(['Ås', '9'], 2), row(['Vik', '1'], 3), row(['left', ''], 9)]
  const matrix = matrixOf(cells, [row(['Ås'], 1.5), row(['Vik'], 3), row(['left'], 9)])
  expect(matrix.grades).toEqual(['1', '9', '10'])
  expect(matrix.schools.map((school) => school.name)).toEqual(['Ås', 'Vik'])
  expect(matrix.schools[0]?.cells.get('1')).toBeUndefined()
  expect(matrix.schools[0]?.all?.mean).toBe(1.5)
})

test('a hidden mean has no level, and one well above all has', () => {
  expect(levelOf(null, 4)).toBe(0)
  expect(levelOf(4.9, 4)).toBe(0)
  expect(levelOf(5, 4)).toBe(1)
  expect(levelOf(7, 4)).toBe(2)
})

test('the highest month is named only when there is one', () => {
  expect(highest([row(['2024-08'], 1), row(['2024-09'], 3)])?.keys[0]).toBe('2024-09')
  expect(highest([row(['2024-08'], 3), row(['2024-09'], 3)])).toBeUndefined()
  expect(highest([row(['2024-08'], null)])).toBeUndefined()
})

test('the years of the pandemic are held beside no other', () => {
  const text = { nb: '', nn: '', en: '' }
  const years = ['2018-19', '2019-20', '2021-22', '2022-23'].map((year) => row([year], 1))
  const not_comparable = ['2019-20', '2021-22'].map((school_year) => ({ school_year, text }))
  const named = (rows: FigureRow[]) => comparedYears({ rows, not_comparable }).map((one) => one.keys[0])
  expect(named(years)).toEqual(['2022-23', '2018-19'])
  expect(named(years.slice(0, 3))).toEqual([])
  expect(named(years.slice(3))).toEqual(['2022-23'])
})

test('what is published ends with months that are over', () => {
  expect(monthEnds('2024-25', '2024-10-31')).toEqual(['2024-08-31', '2024-09-30'])
  expect(monthEnds('2023-24', '2024-10-31').at(-1)).toBe('2024-07-31')
  expect(monthEnds('2023-24', '2024-10-31')).toContain('2024-02-29')
})

test('a school year turns in August', () => {
  expect(schoolYearOf('2024-07-31')).toBe('2023-24')
  expect(schoolYearOf('2024-08-01')).toBe('2024-25')
  expect(schoolYearOf('2099-09-01')).toBe('2099-00')
})

test('the address holds what was chosen and nothing else', () => {
  expect(searchOf({ measure: 'hours', year: '2023-24', until: 'x', show: 'mean', audience: 'outside', foo: 1 })).toEqual({
    measure: 'hours', year: '2023-24', audience: 'outside',
  })
  expect(downloadOf('school,grade', { year: '2023-24' }, 'csv')).toBe(
    '/api/figures?by=school%2Cgrade&measure=days&format=csv&school_year=2023-24',
  )
})
