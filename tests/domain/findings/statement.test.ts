import { expect, test } from 'vitest'
import { type Finding, isAboutShop } from '#domain/findings/finding'
import { stateFinding } from '#domain/findings/statement'
import { languages } from '#domain/language'

const about = {
  ...{ id: 'f-1', sellerId: 's-1', shop: '«Дім»', told: '«»' },
  decidedAt: new Date('2026-11-22T23:30:00Z'),
}
const figures = { invited: 1000, invitedTroubled: 1, others: 40, othersTroubled: 20 }
const findings: Finding[] = [
  { ...about, kind: 'coerced_change', change: 'edited' },
  { ...about, kind: 'coerced_change', change: 'withdrawn' },
  { ...about, reviewId: 'r-1', kind: 'retaliation' },
  { ...about, figures, kind: 'praise_picking' },
]

test.each(languages)(
  'in %s every finding is stated whole: what follows, the facts, the rule and the way on',
  (language) => {
    for (const finding of findings) {
      const stated = stateFinding(finding, language, 'Europe/Kyiv')
      if (!stated.ok) throw new Error(stated.refusal.missing.join())
      const { title, body } = stated.value
      expect(title + body).not.toMatch(/[{}]|undefined/)
      expect(body.split('\n\n')).toHaveLength(7)
      for (const part of ['f-1', 's-1', '«Дім»', '«»', '2026', '2027']) expect(body).toContain(part)
    }
  },
)

test('the days are those of the marketplace, and the last of them to appeal is more than six months off', () => {
  const stated = stateFinding({ ...about, reviewId: 'r-1', kind: 'retaliation' }, 'en', 'Europe/Kyiv')
  expect(stated).toMatchObject({ value: { body: expect.stringContaining('Date: November 23, 2026') } })
  expect(stated).toMatchObject({ value: { body: expect.stringContaining('until the end of May 26, 2027') } })
})

test('a statement with a gap is not written', () => {
  for (const finding of findings)
    expect(stateFinding({ ...finding, told: '  ' }, 'en', 'UTC')).toMatchObject({
      refusal: { reason: 'statement_incomplete', missing: ['told'] },
    })
})

test('a buyer who answers in kind is no finding about the shop', () => {
  expect(isAboutShop({ kind: 'retaliation', direction: 'buyer_to_seller' })).toBe(false)
  expect(isAboutShop({ kind: 'retaliation', direction: 'seller_to_buyer' })).toBe(true)
  expect(isAboutShop({ kind: 'coerced_change', direction: 'buyer_to_seller' })).toBe(true)
})
