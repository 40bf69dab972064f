import { expect, test } from 'vitest'
import { type Blaming, countsAgainstSeller, faults, judgeBlaming } from '#domain/disputes/fault'
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
