import { expect, test } from 'vitest'
import { changesBetween, dueRescoring, hasTurnedSuspect } from '#domain/detection/rescoring'
import type { Signal } from '#domain/detection/signal'
import { defaultRules } from '#domain/policy'

const published = new Date('2026-11-01T00:00:00Z')
const after = (days: number) => new Date(published.getTime() + days * 86_400_000)

test.each([
  { days: 6.9, done: [], due: undefined },
  { days: 7, done: [], due: 7 },
  { days: 12, done: [7], due: undefined },
  { days: 30, done: [7], due: 30 },
  { days: 45, done: [], due: 30 },
  { days: 45, done: [7, 30], due: undefined },
])(
  '$days days after publication, after $done, the judging again that is due is $due',
  ({ days, done, due }) => {
    expect(dueRescoring(published, done, after(days))).toBe(due)
  },
)

test.each([
  { before: 0.05, after: 0.4, isSuspect: true },
  { before: 0.05, after: 0.14, isSuspect: false },
  { before: 0.3, after: 0.4, isSuspect: false },
  { before: 0.6, after: 0.2, isSuspect: false },
  { before: null, after: 0.9, isSuspect: false },
])('from $before to $after a review turned suspect: $isSuspect', ({ isSuspect, ...row }) => {
  expect(hasTurnedSuspect(row, defaultRules)).toBe(isSuspect)
})

test('what changed is told signal by signal, the greatest change first', () => {
  const signal = (name: Signal['name'], contribution: number): Signal => ({
    name,
    contribution,
    strength: 1,
    facts: [],
  })
  const changes = changesBetween(
    [signal('burst', 1), signal('new_author', 0.5)],
    [signal('burst', 1.002), signal('shared_link', 2)],
  )
  expect(changes).toEqual([
    { name: 'shared_link', before: 0, after: 2 },
    { name: 'new_author', before: 0.5, after: 0 },
  ])
})
