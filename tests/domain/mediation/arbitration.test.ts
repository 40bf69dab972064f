import { expect, test } from 'vitest'
import { evidenceUntil, isSealed, judgeDecision } from '#domain/mediation/arbitration'
import { judgeArbiter, judgeMediator } from '#domain/mediation/independence'

const zone = 'Europe/Kyiv'
const sides = { parties: ['s-1', 'b-1'], addresses: ['Buyer@example.org'] }
const mira = { id: 'mira', email: 'mira@desk.example', declared: [] }

test('whoever declared a tie to a side, or writes from its address, does not mediate', () => {
  expect(judgeMediator(mira, sides, []).ok).toBe(true)
  expect(judgeMediator({ ...mira, declared: ['s-2'] }, sides, []).ok).toBe(true)
  for (const tied of ['s-1', 'b-1']) {
    expect(judgeMediator({ ...mira, declared: [tied] }, sides, [])).toEqual({
      ok: false,
      refusal: { reason: 'tied', ties: ['declared'] },
    })
  }
  expect(judgeMediator({ ...mira, email: 'buyer@example.org' }, sides, [])).toMatchObject({
    refusal: { ties: ['same_address'] },
  })
})

test('whoever mediated does not decide, and whoever decided does not mediate', () => {
  expect(judgeMediator(mira, sides, ['omar', 'mira'])).toMatchObject({
    refusal: { reason: 'decided_before' },
  })
  expect(judgeArbiter(mira, sides, ['omar']).ok).toBe(true)
  expect(judgeArbiter(mira, sides, ['omar', 'mira'])).toMatchObject({
    refusal: { reason: 'mediated_before' },
  })
})

test('evidence is taken for three calendar days, also over a change of the clocks', () => {
  // On 25 October Kyiv has 25 hours.
  expect(evidenceUntil(new Date('2026-10-23T09:00:00Z'), zone)).toEqual(new Date('2026-10-26T10:00:00Z'))
})

test('nobody decides before both sides could be heard, or without saying why', () => {
  const until = new Date('2026-11-19T09:00:00Z')
  const before = new Date('2026-11-18T09:00:00Z')
  const hearing = { evidenceUntil: until, complainantRestedAt: before, respondentRestedAt: null }
  const reasons = 'The photographs show the damage before delivery.'
  expect(judgeDecision(hearing, reasons, before)).toMatchObject({ refusal: { reason: 'not_heard', until } })
  expect(isSealed({ ...hearing, respondentRestedAt: before }, before)).toBe(true)
  expect(judgeDecision(hearing, reasons, until).ok).toBe(true)
  expect(judgeDecision(hearing, 'Because.', until)).toMatchObject({ refusal: { reason: 'reasons_needed' } })
})
