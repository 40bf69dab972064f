import { expect, test } from 'vitest'
import { isMoveOf, judgeMover, uninvolved } from '#domain/exclusion/mover'
import { exclusionMoves } from '#domain/exclusion/state'
import { type Person, type Role, roles } from '#domain/permission'

const person = (role: Role, id = 'me'): Person => ({
  kind: 'person',
  id,
  name: id,
  role,
  sellerId: null,
  language: 'en',
})

/** Which moves are whose; a move that is missing here is a machine's. */
const table: Record<string, Role[]> = {
  propose: ['quality_manager'],
  submit: ['quality_manager'],
  approve: ['senior', 'quality_manager'],
  send_back: ['senior', 'quality_manager'],
  refuse_approval: ['senior', 'quality_manager'],
  cancel: ['quality_manager'],
  open_recheck: ['senior', 'quality_manager'],
  reinstate: ['senior', 'quality_manager'],
  uphold: ['senior', 'quality_manager'],
  pause: ['quality_manager'],
  resume: ['quality_manager'],
  close_in_spite: ['quality_manager'],
  relapse: ['quality_manager'],
  give_termination_notice: ['senior'],
  withdraw_termination: ['senior'],
  annul: ['senior', 'quality_manager'],
  stop_at_once: ['senior'],
  confirm_stop: ['senior', 'quality_manager'],
}

test.each(roles)('a %s makes the moves of their role and no other', (role) => {
  for (const move of exclusionMoves) {
    const isAllowed = table[move]?.includes(role) ?? false
    expect([move, isMoveOf(person(role), move)]).toEqual([move, isAllowed])
    const judged = judgeMover(move, person(role), uninvolved)
    expect([move, judged]).toEqual([
      move,
      isAllowed ? { ok: true, value: undefined } : { ok: false, refusal: { reason: 'not_permitted' } },
    ])
  }
})

test.each([
  ['approve', { proposedBy: 'me' }],
  ['send_back', { proposedBy: 'me' }],
  ['refuse_approval', { proposedBy: 'me' }],
  ['confirm_stop', { stoppedBy: 'me' }],
  ['annul', { annulmentAskedBy: 'me' }],
] as const)('whoever began it cannot %s it, and another can', (move, involved) => {
  const judge = (who: Person) => judgeMover(move, who, { ...uninvolved, ...involved })
  expect(judge(person('quality_manager'))).toEqual({ ok: false, refusal: { reason: 'same_person' } })
  expect(judge(person('quality_manager', 'another')).ok).toBe(true)
})

test('the third refusal is a senior’s', () => {
  const uphold = (role: Role, refusals: number) =>
    judgeMover('uphold', person(role), { ...uninvolved, refusals })
  expect(uphold('quality_manager', 1).ok).toBe(true)
  expect(uphold('quality_manager', 2)).toEqual({ ok: false, refusal: { reason: 'senior_required' } })
  expect(uphold('senior', 2).ok).toBe(true)
})
