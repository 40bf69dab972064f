import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvAnswer, toCsv } from '#app/pages/csv.ts'

test.each(['=1+1', '\u00a0=cmd()', '\n=1', '\r\n\t+1', ' -2', '\u200b@SUM(A1)', '\ufeff=1', '＝1'])(
  '%j is no formula in a file',
  (text) => {
    expect(cellsOf(toCsv(['a'], [{ a: text }]))[1]?.[0]).toMatch(/^'/)
  },
)

test('numbers stay numbers, days and instants stay as they are', () => {
  const row = { share: -0.25, day: '2026-11-02', at: new Date('2026-11-02T10:00:00Z'), none: null }
  expect(cellsOf(toCsv(['share', 'day', 'at', 'none'], [row]))).toEqual([
    ['share', 'day', 'at', 'none'],
    ['-0.25', '2026-11-02', '2026-11-02T10:00:00.000Z', ''],
  ])
})

test('whatever a seller calls itself, a file keeps its rows and holds no formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (names) => {
      const cells = cellsOf(
        toCsv(
          ['name', 'n'],
          names.map((name, n) => ({ name, n })),
        ),
      )
      expect(cells.map(([, n]) => n)).toEqual(['n', ...names.map((_, n) => String(n))])
      for (const [name] of cells) expect(name).not.toMatch(/^[\s\p{Z}\p{Cf}]*[=+\-@]/u)
    }),
  )
})

test('a name of a file cannot break out of its header', () => {
  const answer = csvAnswer('a"b\r\nSet-Cookie: x.csv', ['a'], [])
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a-b-Set-Cookie-x.csv"')
})

function cellsOf(csv: string): string[][] {
  return parse(csv, { bom: true, relax_column_count: true })
}
