import { expect, test } from 'vitest'
import { topicOfKind } from '#domain/complaints/kind'
import {
  judgeNotice,
  kindOfNotice,
  noticeReasons,
  reviewIdsOf,
  severityOfNotice,
} from '#domain/complaints/notice'
import { judgeTriage } from '#domain/complaints/triage'

test('a review is named by its number or by any address that has it', () => {
  expect(reviewIdsOf('  r-17 ')).toEqual(['r-17'])
  expect(reviewIdsOf('https://shop.example/items/5/reviews/r-17')[0]).toBe('r-17')
  expect(reviewIdsOf('https://shop.example/items/5?page=2&review=r-17')).toContain('r-17')
  expect(reviewIdsOf('https://shop.example/items/5#r-17')[0]).toBe('r-17')
  expect(reviewIdsOf('https://shop.example/%D0%B2-1/%E0%A4%A')).toContain('в-1')
  expect(reviewIdsOf(`https://shop.example/${'a/'.repeat(500)}`).length).toBeLessThanOrEqual(12)
})

test('whoever gives a notice is named, but where children are abused', () => {
  for (const reason of noticeReasons) {
    const isNamed = reason !== 'minors'
    expect(judgeNotice({ reason, name: '', email: 'a@example.org' }).ok).toBe(!isNamed)
    expect(judgeNotice({ reason, name: 'Ann', email: ' ' }).ok).toBe(!isNamed)
    expect(judgeNotice({ reason, name: 'Ann', email: 'a@example.org' }).ok).toBe(true)
  }
})

test('a notice is a complaint of its own kind, and the gravest are looked at first', () => {
  for (const reason of noticeReasons) {
    expect(topicOfKind(kindOfNotice(reason), 'anyone')).toEqual({
      topic: 'illegal_content',
      subtopic: reason,
    })
    expect(topicOfKind(kindOfNotice(reason), 'buyer')).toBeUndefined()
  }
  expect(noticeReasons.filter((reason) => severityOfNotice(reason, 'anyone') === 'critical')).toEqual([
    'threat',
    'minors',
  ])
})

test('no seller is asked about a notice, and content is taken down for nothing else', () => {
  const ask = { move: 'ask_seller', hours: 72, namesComplainant: false } as const
  const remove = { move: 'remove_content', reasonCode: 'hate_or_threat', illegal: null } as const
  const notice = { topic: 'illegal_content', isAboutSeller: true } as const
  expect(judgeTriage(notice, ask)).toMatchObject({ refusal: { reason: 'not_about_the_seller' } })
  expect(judgeTriage(notice, remove).ok).toBe(true)
  expect(judgeTriage({ ...notice, topic: 'delivery' }, remove)).toMatchObject({
    refusal: { reason: 'other_topic' },
  })
})

test('what is illegal is so by a law that is named, with why, and without anybody in it', () => {
  const judge = (law: string, why: string) => {
    const illegal = { law, why }
    const decision = { move: 'remove_content', reasonCode: 'hate_or_threat', illegal } as const
    const judged = judgeTriage({ topic: 'illegal_content', isAboutSeller: true }, decision)
    return judged.ok || judged.refusal.reason
  }
  expect([judge(' ', 'It threatens.'), judge('§ 130', ' '), judge('§ 130', 'It threatens.')]).toEqual([
    ...['law_missing', 'why_missing', true],
  ])
  expect(judge('§ 130', 'It threatens +380 67 123 45 67.')).toBe('personal')
})
