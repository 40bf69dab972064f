import { expect, test } from 'vitest'
import { answerFaultClaim } from '#domain/disputes/claim-answer'
import { faults, faultsOfOthers } from '#domain/disputes/fault'
import { languages } from '#domain/language'

test.each(languages)('whatever is found is said with its reasons and a way to appeal, in %s', (language) => {
  for (const found of faults)
    for (const fault of faultsOfOthers) {
      const claim = {
        id: 'c-1',
        reviewId: 'r-1',
        fault,
        found,
        note: 'So it was.',
        isWaived: false,
        zone: 'Europe/Kyiv',
      }
      const said = answerFaultClaim({ ...claim, decidedAt: new Date('2026-11-26T23:00:00Z') }, language)
      if (!said.ok) throw new Error(said.refusal.reason)
      expect(said.value.body).toContain('So it was.')
      expect(said.value.body).not.toMatch(/[{}]/)
      expect(said.value.body).toMatch(/2027/)
    }
})

test('an answer without reasons is refused', () => {
  const claim = {
    id: 'c-1',
    reviewId: 'r-1',
    fault: 'carrier',
    found: 'seller',
    note: ' ',
    isWaived: false,
  } as const
  expect(answerFaultClaim({ ...claim, decidedAt: new Date(0), zone: 'UTC' }, 'en')).toMatchObject({
    refusal: { missing: ['note'] },
  })
})
