import { expect, test } from 'vitest'
import { languages } from '#domain/language'
import { findReplyFlaws } from '#domain/replies/flaws'
import { askedWithinDays, judgeRequest, weeklyPerBuyer } from '#domain/review-requests/request'
import { judgeSkew } from '#domain/review-requests/skew'
import { requestTexts } from '#domain/review-requests/wording'

const now = new Date('2026-11-22T09:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
const order = { deliveredAt: ago(3), cancelledAt: null, isAsked: false, isReviewed: false, buyerAsked: 0 }

test('a buyer is asked once, after the order is finished, and not too often', () => {
  expect(judgeRequest(order, now)).toBeUndefined()
  expect(judgeRequest(undefined, now)).toBe('not_found')
  expect(judgeRequest({ ...order, deliveredAt: null }, now)).toBe('not_finished')
  expect(judgeRequest({ ...order, deliveredAt: ago(-1) }, now)).toBe('not_finished')
  expect(judgeRequest({ ...order, cancelledAt: ago(1) }, now)).toBe('not_finished')
  expect(judgeRequest({ ...order, isAsked: true }, now)).toBe('asked_already')
  expect(judgeRequest({ ...order, isReviewed: true }, now)).toBe('reviewed_already')
  expect(judgeRequest({ ...order, deliveredAt: ago(askedWithinDays) }, now)).toBeUndefined()
  expect(judgeRequest({ ...order, deliveredAt: ago(askedWithinDays + 1) }, now)).toBe('too_old')
  expect(judgeRequest({ ...order, buyerAsked: weeklyPerBuyer }, now)).toBe('buyer_asked_enough')
})

test('praise is being picked where buyers who had trouble are left out for certain and by far', () => {
  const judge = (invited: number, invitedTroubled: number, others: number, othersTroubled: number) =>
    judgeSkew({ invited, invitedTroubled, others, othersTroubled }).verdict
  expect(judge(100, 0, 60, 20)).toBe('picked')
  expect(judge(100, 20, 60, 12)).toBe('even')
  // Asking the troubled more often is nothing to object to.
  expect(judge(100, 50, 60, 2)).toBe('even')
  // Few were asked, but none of the many who had trouble: about one chance in 80 000.
  expect(judge(11, 0, 89, 57)).toBe('picked')
  expect(judge(100, 0, 5, 5)).toBe('picked')
  expect(judge(11, 1, 89, 57)).toBe('too_few')
  expect(judge(5, 0, 60, 20)).toBe('too_few')
  // Certain, but not by much.
  expect(judge(10_000, 1000, 10_000, 1500)).toBe('even')
  expect(judge(0, 0, 0, 0)).toBe('too_few')
})

test('a shop that asks blindly is hardly ever taken for one that picks', () => {
  let state = 7
  const draw = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  let found = 0
  for (let shop = 0; shop < 2000; shop++) {
    const trouble = (count: number) => Array.from({ length: count }, draw).filter((one) => one < 0.12).length
    const figures = { invited: 80, invitedTroubled: trouble(80), others: 120, othersTroubled: trouble(120) }
    if (judgeSkew(figures).verdict === 'picked') found++
  }
  expect(found).toBeLessThanOrEqual(2)
})

test.each(languages)('what buyers are asked in %s offers nothing and asks for no stars', (language) => {
  const { title, text } = requestTexts[language]
  expect(findReplyFlaws(`${title}\n${text}`)).toEqual([])
  expect(`${title} ${text}`).not.toMatch(/[{}]|5|star|зір|звёзд|星/iu)
})
