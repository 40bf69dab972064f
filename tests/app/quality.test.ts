import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCasesFile } from '#app/cli/quality/cases-file.ts'
import { findDifferences } from '#app/cli/quality/differences.ts'
import { runCase } from '#app/cli/quality/run-case.ts'
import { KnownProblem } from '#app/known-problem.ts'
import { defaultQualityPolicy as policy } from '#domain/quality/policy'

const problemsOf = (stated: unknown) => runCase(stated, 0, policy).problems
const stated = (kind: string, input: unknown, expected: unknown = {}) => ({
  kind,
  input,
  expected,
  tol: 1e-9,
})

async function readFileWith(text: string) {
  const folder = await mkdtemp(join(tmpdir(), 'assay-quality-'))
  const path = join(folder, 'cases.json')
  await writeFile(path, text)
  return readCasesFile(path).finally(() => rm(folder, { recursive: true }))
}

test('a stated number must be met within its tolerance, and exactly where that is 0', () => {
  expect(findDifferences(1, 1 + 1e-9, 1e-8)).toEqual([])
  expect(findDifferences(1, 1 + 1e-9, 0)).toEqual(['value: expected 1, got 1.000000001'])
  expect(findDifferences(1, Number.NaN, 1)).toHaveLength(1)
})

test('lists are compared place by place, objects only where something was expected', () => {
  expect(findDifferences({ ids: ['a', 'b'] }, { ids: ['a', 'b'], more: 1 }, 0)).toEqual([])
  expect(findDifferences({ ids: ['a', 'b'] }, { ids: ['a'] }, 0)).toEqual([
    'ids: expected ["a","b"], got ["a"]',
  ])
  expect(findDifferences({ parts: [{ r: 1 }] }, { parts: [{ r: 2 }] }, 0)).toEqual([
    'parts.0.r: expected 1, got 2',
  ])
  expect(findDifferences({ lost: 1 }, {}, 0)).toEqual(['lost: expected 1, got nothing'])
  expect(findDifferences(null, undefined, 0)).toEqual([])
})

test('a case that holds has no problem, one that does not says where', () => {
  const rate = stated('gammaQ', { a: 1, x: 2 }, { value: Math.exp(-2) })
  expect(problemsOf(rate)).toEqual([])
  expect(problemsOf({ ...rate, expected: { value: 1 } })[0]).toMatch(/^value: expected 1, got 0\.1353/)
})

test.each([
  ['an unknown kind', stated('oracle', {}), /^unknown kind "oracle"; known are betainc, /],
  ['a missing input', stated('gammaQ', { a: 1 }), /^input\.x: /],
  ['an impossible input', stated('betainc', { x: 2, a: 1, b: 1 }), /^input\.x: /],
  [
    'a count below zero',
    stated('systemic', { O: -1, E: 1, days: 90, a: 1, c2: 0, buckets: [] }),
    /^input\.O: /,
  ],
  ['a cell that is not there', stated('window', { cells: [], index: 0 }), /no cell 0/],
  ['no expectation', { kind: 'rate', input: {}, tol: 0 }, /^expected: /],
  ['no case at all', null, /expected object/],
])('%s is a problem of the case and nothing worse', (_, given, problem) => {
  expect(problemsOf(given)).toEqual([expect.stringMatching(problem)])
})

test('edges are judged, not refused', () => {
  expect(problemsOf(stated('shape', { rows: [] }, { a: 50 }))).toEqual([])
  expect(problemsOf(stated('c2', { sellers: [] }, { c2: 0 }))).toEqual([])
  expect(problemsOf(stated('bfdr', { rows: [] }, { ids: [] }))).toEqual([])
  expect(problemsOf(stated('score', { ind: [] }, { score: null }))).toEqual([])
  expect(problemsOf(stated('decide', { a: 0.05, c2: 0, windows: {} }, { decision: 'insufficient' }))).toEqual(
    [],
  )
  const nothing = { O: 0, E: 0, days: 30, a: 0.05, c2: 0 }
  expect(problemsOf(stated('posterior', nothing, { phi: 1, rhat: 1, P: 0 }))).toEqual([])
  const millions = { O: 5e6, E: 5e6, days: 365, a: 2, c2: 0.15 }
  expect(problemsOf(stated('posterior', millions, { rhat: 1, P: 0 }))).toEqual([])
})

test('a letter may be missing from a re-check', () => {
  const recheck = {
    a: 2,
    day: 14,
    negatives: [],
    usual90: 0,
    newPositiveBuyers: 1,
    anchor: { O0: 16, E0: 4, O1: 6, E1: 5 },
    newEvents: 0,
    newExpected: 0,
    fakesConfirmed: 0,
    fakesPending: 0,
  }
  expect(problemsOf(stated('recheck', recheck, { outcome: 'extend', failed: ['letter'] }))).toEqual([])
  expect(problemsOf(stated('recheck', { ...recheck, day: 13 }, { outcome: 'too_early' }))).toEqual([])
})

test('a file may bring the numbers of its own policy', async () => {
  const { cases, policy: own } = await readFileWith('{"policy":{"margin":2,"unknown":1},"cases":[1,2]}')
  expect(own).toEqual({ ...policy, margin: 2 })
  expect(cases).toHaveLength(2)
})

test('what is not a file of cases is refused in one line', async () => {
  await expect(readFileWith('{"cases":')).rejects.toThrow(/is not JSON$/)
  await expect(readFileWith('{"cases":7}')).rejects.toThrow(/is not a file of cases: cases: /)
  await expect(readCasesFile('/nowhere/cases.json')).rejects.toThrow(KnownProblem)
})
