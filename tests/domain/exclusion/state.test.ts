import { expect, test } from 'vitest'
import {
  allowedMoves,
  exclusionMoves,
  exclusionStates,
  inForceStates,
  isInForce,
  isOver,
  moveExclusion,
} from '#domain/exclusion/state'

/** Every move that is possible, state by state; whatever is not here is refused. */
const table: Record<string, Record<string, string>> = {
  observed: { watch: 'at_risk', propose: 'proposed', stop_at_once: 'immediate_stop' },
  at_risk: { recover: 'observed', propose: 'proposed', stop_at_once: 'immediate_stop' },
  proposed: { submit: 'pending_approval', cancel: 'cancelled', stop_at_once: 'immediate_stop' },
  pending_approval: {
    approve: 'noticed',
    send_back: 'proposed',
    refuse_approval: 'cancelled',
    cancel: 'cancelled',
    stop_at_once: 'immediate_stop',
  },
  noticed: {
    cancel: 'cancelled',
    take_effect: 'excluded',
    annul: 'annulled',
    stop_at_once: 'immediate_stop',
  },
  excluded: {
    fall_due: 'recheck_due',
    pause: 'excluded',
    resume: 'excluded',
    give_termination_notice: 'termination_notice',
    annul: 'annulled',
    stop_at_once: 'immediate_stop',
  },
  recheck_due: {
    open_recheck: 'recheck_running',
    give_termination_notice: 'termination_notice',
    annul: 'annulled',
    stop_at_once: 'immediate_stop',
  },
  recheck_running: {
    open_recheck: 'recheck_running',
    reinstate: 'reinstated_probation',
    uphold: 'excluded',
    annul: 'annulled',
    stop_at_once: 'immediate_stop',
  },
  reinstated_probation: {
    close_good: 'closed_good',
    close_in_spite: 'closed_good',
    relapse: 'at_risk',
    stop_at_once: 'immediate_stop',
  },
  closed_good: {},
  termination_notice: {
    withdraw_termination: 'excluded',
    terminate: 'terminated',
    annul: 'annulled',
  },
  terminated: { annul: 'annulled' },
  cancelled: {},
  annulled: {},
  immediate_stop: { confirm_stop: 'noticed', annul: 'annulled' },
}

test.each(exclusionStates)('a case that is %s goes where the table says and nowhere else', (from) => {
  for (const move of exclusionMoves) {
    const to = table[from]?.[move]
    expect([move, moveExclusion(from, move)]).toEqual([
      move,
      to === undefined
        ? { ok: false, refusal: { reason: 'not_allowed', from, move } }
        : { ok: true, value: to },
    ])
  }
  expect(allowedMoves(from).toSorted()).toEqual(Object.keys(table[from] ?? {}).toSorted())
})

test('no re-check can be reached from an exclusion but by its falling due', () => {
  expect(
    exclusionStates.filter((from) =>
      allowedMoves(from).some((move) => {
        const moved = moveExclusion(from, move)
        return moved.ok && moved.value === 'recheck_running'
      }),
    ),
  ).toEqual(['recheck_due', 'recheck_running'])
})

test('a seller is out of the catalogue exactly from the effect to the return', () => {
  expect(exclusionStates.filter(isInForce).toSorted()).toEqual([...inForceStates].toSorted())
  expect(isInForce('noticed')).toBe(false)
  expect(isInForce('reinstated_probation')).toBe(false)
  expect(exclusionStates.filter((state) => isOver(state) && isInForce(state))).toEqual(['terminated'])
})
