import { expect, test } from 'vitest'
import { pauseOf } from '#domain/appeals/clock'
import { appealableUntil, judgeFiling } from '#domain/appeals/filing'
import { type AppealGround, appealGrounds, judgeAnswers, judgeGrounds } from '#domain/appeals/ground'
import { judgeOutcome, needsSecondOpinion } from '#domain/appeals/outcome'
import { judgeReviewer } from '#domain/appeals/reviewer'
import {
  type AppealOutcome,
  allowedAppealMoves,
  appealStates,
  moveAppeal,
  openAppealStates,
} from '#domain/appeals/state'
import type { Person } from '#domain/permission'

const day = 86_400_000
const now = new Date('2026-11-26T12:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * day)
const iryna: Person = {
  kind: 'person',
  id: 'iryna',
  name: 'Iryna',
  role: 'appeals',
  sellerId: null,
  language: 'en',
}
const free = { tookPart: false, hasConflict: false, isTied: false, assignee: 'iryna', proposedBy: null }

test('every state is reached from the first, and what is over stays so', () => {
  const reached = new Set<string>(['submitted'])
  for (const state of reached) {
    for (const move of allowedAppealMoves(state as (typeof appealStates)[number])) {
      const moved = moveAppeal(state as (typeof appealStates)[number], move)
      if (moved.ok) reached.add(moved.value)
    }
  }
  expect([...reached].sort()).toEqual([...appealStates].sort())
  expect([...allowedAppealMoves('closed'), ...allowedAppealMoves('withdrawn')]).toEqual([])
})

test('from every state in which nobody has decided a decision can still be reached', () => {
  for (const open of openAppealStates) {
    const seen = new Set<(typeof appealStates)[number]>([open])
    for (const state of seen) {
      for (const move of allowedAppealMoves(state)) {
        const moved = moveAppeal(state, move)
        if (moved.ok) seen.add(moved.value)
      }
    }
    expect(seen.has('upheld')).toBe(true)
    expect(seen.has('overturned')).toBe(true)
  }
})

const unlimited = { kind: 'free' } as const
const zone = 'Europe/Kyiv'

test('nobody loses the time to appeal by a limit that outlasts it', () => {
  const filing = { kind: 'review_rejected', toldAt: now, zone, earlier: [], hasNewFacts: false } as const
  const [before, after] = [-1, 1].map(
    (days) => new Date(appealableUntil(now, zone).getTime() + days * 86_400_000),
  )
  expect(judgeFiling({ ...filing, standing: { kind: 'limited', until: before ?? now } }, now).ok).toBe(false)
  expect(judgeFiling({ ...filing, standing: { kind: 'limited', until: after ?? now } }, now).ok).toBe(true)
})

test('whoever is limited is heard later, but always about what a shop lives by', () => {
  const filing = { toldAt: ago(1), zone, earlier: [], hasNewFacts: false } as const
  const until = ago(-20)
  for (const kind of ['review_rejected', 'dispute_answered', 'complaint_decided'] as const)
    expect(judgeFiling({ ...filing, kind, standing: { kind: 'limited', until } }, now)).toMatchObject({
      refusal: { reason: 'limited', until },
    })
  for (const kind of ['exclusion_notice', 'termination_notice', 'measure_notice'] as const)
    expect(judgeFiling({ ...filing, kind, standing: { kind: 'limited', until } }, now).ok).toBe(true)
  expect(judgeFiling({ ...filing, kind: 'review_rejected', standing: { kind: 'warn' } }, now).ok).toBe(true)
})

test.each([
  ['on the last day', { days: 184 }, true],
  ['on the last day, of what was told just after midnight', { days: 184.62 }, true],
  ['a day later, of what was told just before it', { days: 184.63 }, 'out_of_time'],
  ['while another is open', { earlier: ['under_review'], hasNewFacts: true }, 'already_open'],
  ['after one was taken back', { earlier: ['withdrawn'] }, true],
  ['after an outcome', { earlier: ['upheld'] }, 'decided_already'],
  ['after an outcome, with new facts', { earlier: ['closed'], hasNewFacts: true }, true],
] as const)('an appeal %s', (_, filing, expected) => {
  const { days, ...usual } = { days: 1, earlier: [], hasNewFacts: false, standing: unlimited, ...filing }
  const judged = judgeFiling({ kind: 'review_rejected', toldAt: ago(days), zone, ...usual }, now)
  expect(judged.ok || judged.refusal.reason).toBe(expected)
})

test('west of UTC the later day holds, which was named when days were counted there', () => {
  const filing = { kind: 'review_rejected', earlier: [], hasNewFacts: false, standing: unlimited } as const
  const told = new Date('2026-05-26T02:00:00Z')
  const judge = (at: string) =>
    judgeFiling({ ...filing, toldAt: told, zone: 'America/New_York' }, new Date(at)).ok
  expect(judge('2026-11-27T04:59:59Z')).toBe(true)
  expect(judge('2026-11-27T05:00:00Z')).toBe(false)
})

test('what gives something back cannot be appealed against', () => {
  const filing = { toldAt: now, zone, earlier: [], hasNewFacts: true, standing: unlimited }
  expect(judgeFiling({ ...filing, kind: 'reinstatement' }, now)).toMatchObject({ ok: false })
  expect(judgeFiling({ ...filing, kind: 'appeal_decided' }, now)).toMatchObject({ ok: false })
})

test('nobody judges what they took part in, what touches them, or their own proposal', () => {
  const reasonOf = (part: object, person = iryna) => {
    const judged = judgeReviewer('uphold', person, { ...free, ...part })
    return judged.ok || judged.refusal.reason
  }
  expect(reasonOf({})).toBe(true)
  expect(reasonOf({}, { ...iryna, role: 'senior' })).toBe('not_permitted')
  expect(reasonOf({ tookPart: true })).toBe('took_part')
  expect(reasonOf({ hasConflict: true })).toBe('has_conflict')
  expect(reasonOf({ isTied: true })).toBe('tied')
  expect(reasonOf({ assignee: 'oleh' })).toBe('not_yours')
  expect(reasonOf({ assignee: 'iryna', proposedBy: 'iryna' })).toBe('same_person')
  expect(reasonOf({ assignee: 'oleh', proposedBy: 'oleh' })).toBe(true)
})

test('whoever turns out to be tied to a side puts the appeal they have in hand back, and nothing else', () => {
  const moveOf = (move: 'hand_back' | 'ask', assignee: string) =>
    judgeReviewer(move, iryna, { ...free, isTied: true, assignee }).ok
  expect(moveOf('hand_back', 'iryna')).toBe(true)
  expect(moveOf('hand_back', 'oleh')).toBe(false)
  expect(moveOf('ask', 'iryna')).toBe(false)
})

test('our time stands still while we wait for an appellant, for fourteen days in all', () => {
  expect(pauseOf({ askedAt: ago(3), pausedMs: 0 }, now)).toBe(3 * day)
  expect(pauseOf({ askedAt: ago(10), pausedMs: 9 * day }, now)).toBe(5 * day)
  expect(pauseOf({ askedAt: ago(10), pausedMs: 14 * day }, now)).toBe(0)
})

test('an appeal has a ground, each once, and each is answered', () => {
  expect(judgeGrounds([{ ground: 'facts', text: ' ' }])).toMatchObject({
    refusal: { reason: 'grounds_required' },
  })
  const twice = [
    { ground: 'facts', text: 'a' },
    { ground: 'facts', text: 'b' },
  ] as const
  expect(judgeGrounds(twice)).toMatchObject({ refusal: { reason: 'ground_twice' } })
  const grounds = [
    { ground: 'facts', text: 'a' },
    { ground: 'rule', text: 'b' },
  ] as const
  const answer = { ground: 'facts', isRight: true, text: 'Yes' } as const
  expect(judgeAnswers(grounds, [answer])).toEqual({
    ok: false,
    refusal: { reason: 'ground_unanswered', ground: 'rule' },
  })
  const rule = { ground: 'rule', isRight: false, text: 'No' } as const
  expect(judgeAnswers(grounds, [rule, answer])).toEqual({ ok: true, value: [answer, rule] })
})

test('only a rejected review and a measure have a milder decision; goods come back by two people', () => {
  const modified = {
    outcome: 'modified',
    answers: [{ ground: 'proportion', isRight: true }],
    note: 'x',
  } as const
  expect(judgeOutcome('review_rejected', modified).ok).toBe(true)
  expect(judgeOutcome('measure_notice', modified).ok).toBe(true)
  expect(judgeOutcome('exclusion_notice', modified)).toMatchObject({ refusal: { reason: 'outcome_unknown' } })
  expect(judgeOutcome('measure_notice', { outcome: 'upheld', answers: [], note: ' ' })).toMatchObject({
    refusal: { reason: 'note_required' },
  })
  expect(needsSecondOpinion('exclusion_notice', 'overturned')).toBe(true)
  expect(needsSecondOpinion('exclusion_notice', 'upheld')).toBe(false)
  expect(needsSecondOpinion('review_rejected', 'overturned')).toBe(false)
})

test('an outcome agrees with what is said to the grounds', () => {
  const judge = (outcome: AppealOutcome, ...right: AppealGround[]) => {
    const answers = appealGrounds.map((ground) => ({ ground, isRight: right.includes(ground) }))
    const judged = judgeOutcome('review_rejected', { outcome, answers, note: 'x' })
    return judged.ok || judged.refusal.reason
  }
  expect(judge('overturned')).toBe('no_ground_right')
  expect(judge('modified')).toBe('no_ground_right')
  expect(judge('overturned', 'procedure')).toBe(true)
  expect(judge('upheld')).toBe(true)
  expect(judge('upheld', 'procedure')).toBe(true)
  expect(judge('upheld', 'facts')).toBe('ground_right')
  expect(judge('upheld', 'procedure', 'new_facts')).toBe('ground_right')
})
