import { expect, test } from 'vitest'
import { complaintLanes, isExternalLane, lanesReadBy } from '#domain/complaints/lane'
import { isComplaintMoveOf, movers, permitComplaintMove } from '#domain/complaints/mover'
import {
  allowedComplaintMoves,
  type ComplaintMove,
  type ComplaintState,
  complaintMoves,
  complaintStates,
  isOpenComplaint,
  isStillWrittenTo,
  moveComplaint,
} from '#domain/complaints/state'
import type { Person } from '#domain/permission'

const withdraw = { withdraw: 'withdrawn' }
const appeal = { reopen_on_appeal: 'reopened' }
/** Every move that is possible, state by state; whatever is not here is refused. */
const table: Record<ComplaintState, Partial<Record<ComplaintMove, string>>> = {
  submitted: { acknowledge: 'acknowledged', ...withdraw },
  acknowledged: { begin_triage: 'triage', ...withdraw },
  triage: {
    ask_seller: 'awaiting_seller',
    fast_track: 'safety_fast_track',
    mark_duplicate: 'duplicate',
    put_out_of_scope: 'out_of_scope',
    find_invalid: 'invalid',
    verify_fake: 'verified_fake',
    verify_extortion: 'verified_extortion',
    not_prove: 'not_proven',
    remove_content: 'content_removed',
    ...withdraw,
  },
  safety_fast_track: { ask_seller: 'awaiting_seller', clear_danger: 'triage', ...withdraw },
  duplicate: {
    put_out_of_scope: 'out_of_scope',
    find_invalid: 'invalid',
    remove_content: 'content_removed',
    contest: 'triage',
    ...appeal,
  },
  out_of_scope: { contest: 'triage', ...appeal },
  invalid: { contest: 'triage', ...appeal },
  not_proven: { contest: 'triage', ...appeal },
  verified_fake: appeal,
  verified_extortion: appeal,
  awaiting_seller: { answer: 'negotiation', pass_over_silence: 'mediation', ...withdraw },
  negotiation: { accept_offer: 'resolved_agreed', ask_mediation: 'mediation', ...withdraw },
  mediation: {
    accept_offer: 'resolved_agreed',
    settle: 'settled',
    open_arbitration: 'arbitration',
    confirm_late: 'closed',
    ...appeal,
    ...withdraw,
  },
  arbitration: { decide: 'decided', ...appeal, ...withdraw },
  resolved_agreed: { await_remedy: 'remedy_pending', close: 'closed' },
  settled: { await_remedy: 'remedy_pending', close: 'closed' },
  decided: { await_remedy: 'remedy_pending', close: 'closed', ...appeal },
  remedy_pending: { close: 'closed', miss_remedy: 'reopened', ...appeal },
  reopened: { resume_mediation: 'mediation', resume_triage: 'triage', ...withdraw },
  closed: { reopen: 'reopened', ...appeal },
  withdrawn: {},
  content_removed: {},
}

test.each(complaintStates)('a complaint that is %s goes where the table says and nowhere else', (from) => {
  for (const move of complaintMoves) {
    const to = table[from][move]
    expect([move, moveComplaint(from, move)]).toEqual([
      move,
      to === undefined
        ? { ok: false, refusal: { reason: 'not_allowed', from, move } }
        : { ok: true, value: to },
    ])
  }
  expect(allowedComplaintMoves(from).toSorted()).toEqual(Object.keys(table[from]).toSorted())
})

const turnsDown: ComplaintState[] = ['duplicate', 'out_of_scope', 'invalid', 'not_proven']
const endings: ComplaintState[] = [
  ...turnsDown,
  'withdrawn',
  'closed',
  'verified_fake',
  'verified_extortion',
  'content_removed',
]

test('every state is reached from the first, and from every state an end is reached', () => {
  const reach = (start: ComplaintState) => {
    const reached = new Set([start])
    for (const from of reached) {
      for (const to of Object.values(table[from])) reached.add(to as ComplaintState)
    }
    return reached
  }
  expect([...reach('submitted')].toSorted()).toEqual([...complaintStates].toSorted())
  for (const state of complaintStates) {
    expect([state, endings.some((end) => reach(state).has(end))]).toEqual([state, true])
  }
})

test('no clock ends a complaint against whoever filed it', () => {
  for (const from of complaintStates) {
    const byClock = complaintMoves.flatMap((move) => {
      const moved = permitComplaintMove(from, move, 'clock')
      return moved.ok ? [moved.value] : []
    })
    // A complaint that repeats another goes on in that one.
    const against: ComplaintState[] = [
      ...turnsDown.filter((state) => state !== 'duplicate'),
      'withdrawn',
      'decided',
    ]
    expect(byClock.filter((to) => against.includes(to))).toEqual([])
  }
  expect(permitComplaintMove('awaiting_seller', 'pass_over_silence', 'clock')).toEqual({
    ok: true,
    value: 'mediation',
  })
})

test('only whoever filed a complaint takes it back, contests its end or brings new facts', () => {
  for (const move of ['withdraw', 'contest', 'reopen', 'confirm_late'] as const)
    expect(movers[move]).toEqual(['complainant'])
  expect(permitComplaintMove('triage', 'withdraw', 'respondent')).toEqual({
    ok: false,
    refusal: { reason: 'not_permitted' },
  })
  expect(complaintStates.filter(isOpenComplaint)).toEqual([
    ...['submitted', 'acknowledged', 'triage', 'awaiting_seller', 'negotiation'],
    ...['mediation', 'arbitration', 'reopened', 'safety_fast_track'],
  ])
  expect(complaintStates.filter((state) => isStillWrittenTo(state) !== isOpenComplaint(state))).toEqual([
    ...['resolved_agreed', 'settled', 'decided', 'remedy_pending'],
  ])
})

test('people make the moves their role allows', () => {
  const person = (role: Person['role']): Person => ({
    ...{ kind: 'person', id: 'p', name: 'P', role, sellerId: null, language: 'en' },
  })
  expect(isComplaintMoveOf('ask_seller', person('moderator'), 'triage')).toBe(true)
  expect(isComplaintMoveOf('clear_danger', person('moderator'), 'triage')).toBe(false)
  expect(permitComplaintMove('safety_fast_track', 'ask_seller', person('moderator'))).toMatchObject({
    refusal: { reason: 'not_permitted' },
  })
  expect(permitComplaintMove('safety_fast_track', 'ask_seller', person('senior'))).toMatchObject({ ok: true })
  expect(isComplaintMoveOf('clear_danger', person('senior'), 'triage')).toBe(true)
  for (const move of complaintMoves) expect(isComplaintMoveOf(move, person('seller'), 'triage')).toBe(false)
  for (const move of complaintMoves) expect(isComplaintMoveOf(move, person('admin'), 'triage')).toBe(false)
})

test('a side reads what is for it and for both, and nothing else', () => {
  expect(lanesReadBy('complainant')).toEqual(['complainant', 'both'])
  expect(lanesReadBy('respondent')).toEqual(['respondent', 'both'])
  expect(lanesReadBy('staff')).not.toContain('mediator')
  expect(lanesReadBy('mediator')).toEqual([...complaintLanes])
  expect(complaintLanes.filter(isExternalLane)).toEqual(['complainant', 'respondent', 'both'])
})
