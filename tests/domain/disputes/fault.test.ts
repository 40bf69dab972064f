import { expect, test } from 'vitest'
import { type Blaming, countsAgainstSeller, faults, judgeBlaming, judgeSaying } from '#domain/disputes/fault'
import { judgeClaimAnswer, judgeFaultClaim } from '#domain/disputes/fault-claim'
import { faultLabel } from '#domain/disputes/fault-label'
import { languages } from '#domain/language'

const bad: Blaming = {
  ...{ direction: 'buyer_to_seller', rating: 1, heldRating: null },
  ...{ state: 'published', publishedRevision: 1 },
}

test('only what others are to blame for is left out of a seller’s figures', () => {
  expect(faults.filter((fault) => !countsAgainstSeller(fault))).toEqual(['platform', 'carrier', 'buyer'])
  expect(countsAgainstSeller(undefined)).toBe(true)
})

test('there is a fault to be told where readers see, or saw, a buyer’s negative review', () => {
  expect(judgeBlaming(bad)).toMatchObject({ ok: true })
  expect(judgeBlaming({ ...bad, rating: 2, state: 'edit_pending' })).toMatchObject({ ok: true })
  expect(judgeBlaming({ ...bad, state: 'hidden_interim', publishedRevision: null })).toMatchObject({
    ok: true,
  })
  // Edited to five stars under pressure it counts as before.
  expect(judgeBlaming({ ...bad, rating: 5, heldRating: 1 })).toMatchObject({ ok: true })
  const refusals: [Partial<Blaming>, string][] = [
    [{ rating: 3 }, 'not_negative'],
    [{ direction: 'seller_to_buyer' }, 'not_of_a_buyer'],
    [{ state: 'queued', publishedRevision: null }, 'not_shown'],
    [{ state: 'rejected', publishedRevision: null }, 'not_shown'],
  ]
  for (const [change, reason] of refusals)
    expect(judgeBlaming({ ...bad, ...change }), reason).toEqual({ ok: false, refusal: { reason } })
})

test('readers can be shown in every language what the marketplace or a carrier did, never that a buyer is to blame', () => {
  for (const language of languages) {
    const shown = faults.filter((fault) => faultLabel(fault, language))
    expect(shown, language).toEqual(['platform', 'carrier'])
  }
})

test('staff say unasked whose fault it was as they saw it, with reasons, and not past a claim that waits', () => {
  const saying = { review: bad, known: undefined, seen: undefined, isClaimed: false, note: 'So.' }
  expect(judgeSaying(saying)).toMatchObject({ ok: true })
  const refusals: [Partial<Parameters<typeof judgeSaying>[0]>, string][] = [
    [{ review: { ...bad, rating: 4 } }, 'not_negative'],
    [{ known: 'seller' }, 'changed_meanwhile'],
    [{ isClaimed: true }, 'claim_waits'],
    [{ note: ' ' }, 'note_required'],
  ]
  for (const [change, reason] of refusals)
    expect(judgeSaying({ ...saying, ...change }), reason).toEqual({ ok: false, refusal: { reason } })
})

test('a seller claims one thing at a time of what counts against it, and is heard twice about a revision', () => {
  const claiming = { review: bad, known: undefined, text: 'The depot lost it.', earlier: [], revision: 2 }
  const heard = { state: 'decided', revision: 2 } as const
  for (const known of [undefined, 'seller', 'unclear'] as const)
    expect(judgeFaultClaim({ ...claiming, known })).toMatchObject({ ok: true })
  const before = [heard, { ...heard, revision: 1 }, { state: 'withdrawn', revision: 2 } as const]
  expect(judgeFaultClaim({ ...claiming, earlier: before })).toMatchObject({ ok: true })
  const refusals: [Partial<Parameters<typeof judgeFaultClaim>[0]>, string][] = [
    [{ review: { ...bad, rating: 3 } }, 'not_negative'],
    [{ known: 'buyer' }, 'not_counted'],
    [{ earlier: [{ state: 'open', revision: 1 }] }, 'claim_waits'],
    [{ earlier: [heard, heard] }, 'claims_heard'],
    [{ text: ' ' }, 'text_required'],
  ]
  for (const [change, reason] of refusals)
    expect(judgeFaultClaim({ ...claiming, ...change }), reason).toEqual({ ok: false, refusal: { reason } })
})

test('a claim is answered once, as it was seen, with reasons', () => {
  const open = { state: 'open', version: 1 } as const
  const answer = { seenVersion: 1, note: 'So.' }
  expect(judgeClaimAnswer(open, answer)).toMatchObject({ ok: true })
  expect(judgeClaimAnswer({ ...open, state: 'withdrawn' }, answer)).toMatchObject({ ok: false })
  expect(judgeClaimAnswer(open, { ...answer, seenVersion: 2 })).toMatchObject({ ok: false })
  expect(judgeClaimAnswer(open, { ...answer, note: ' ' })).toMatchObject({ ok: false })
})
