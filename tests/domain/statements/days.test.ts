import { expect, test } from 'vitest'
import { answerAppeal } from '#domain/appeals/answer'
import { appealableUntil } from '#domain/appeals/filing'
import { answerComplaintDecision } from '#domain/complaints/answer'
import { answerDispute } from '#domain/disputes/answer'
import { stateReply } from '#domain/statements/reply/state-reply'
import { stateReview } from '#domain/statements/review/state-review'

const zone = 'Europe/Kyiv'

/** Every statement somebody without our hand in it gets, told and written at one instant: its days, in words and fields. */
function daysSaid(at: Date): { body: string; fields?: object }[] {
  const common = { id: '1', decidedAt: at, zone }
  const review = { ...common, reviewId: 'r', shop: 's', revision: 1, writtenAt: at, parts: 0, findings: 0 }
  const written = { direction: 'buyer_to_seller', writtenIn: 'en' } as const
  const restricted = {
    ...review,
    ...written,
    note: null,
    wasPublic: false,
    origin: 'own',
    illegal: null,
  } as const
  const reply = { ...common, reviewId: 'r', shop: 's', writtenAt: at, note: null, isFound: false } as const
  const told = [
    stateReview({ ...restricted, action: 'reject', reasonCode: 'off_topic' }, 'en'),
    stateReply({ ...reply, restriction: 'rejected', reasonCode: 'advertising' }, 'en'),
    answerDispute(
      { ...common, reviewId: 'r', reasonCode: 'off_topic', outcome: 'kept', note: '–', isWaived: false },
      'en',
    ),
    answerComplaintDecision(
      { number: 1, verdict: 'invalid', decidedFor: null, note: '–', decidedAt: at, zone },
      'en',
    ),
    answerAppeal(
      {
        ...common,
        submittedAt: at,
        toldAt: at,
        outcome: 'upheld',
        answers: [],
        note: '–',
        effects: [],
        isWaived: false,
      },
      'en',
    ),
  ]
  return told.map((each) => {
    if (!each?.ok) throw new Error('Not told')
    return each.value
  })
}

test.each([
  ['before midnight in summer', '2026-08-30T20:59:59Z', 'August 30, 2026', 'March 2, 2027'],
  ['after midnight in summer', '2026-08-30T21:00:00Z', 'August 31, 2026', 'March 3, 2027'],
  [
    'on the day the clocks go back, before midnight',
    '2026-10-25T21:59:59Z',
    'October 25, 2026',
    'April 27, 2027',
  ],
  [
    'on the day the clocks go back, after midnight',
    '2026-10-25T22:00:00Z',
    'October 26, 2026',
    'April 28, 2027',
  ],
  ['on the day the clocks go forward', '2026-03-28T22:30:00Z', 'March 29, 2026', 'September 29, 2026'],
])('%s the day that is said is the marketplace’s, and so is the last to appeal on', (_, at, day, lastDay) => {
  for (const { body, fields } of daysSaid(new Date(at))) {
    expect(body).toContain(day)
    expect(body).toContain(lastDay)
    if (!fields) continue
    const written = new Date(`${day} 12:00 UTC`).toISOString().slice(0, 10)
    expect(fields).toMatchObject({ content_date: written, application_date: written })
  }
})

test.each([
  ['told in winter, over in summer', '2026-10-26T00:00:00Z', '2027-04-28T20:59:59.999Z'],
  ['told in summer, over in winter', '2026-08-30T21:00:00Z', '2027-03-03T21:59:59.999Z'],
])('the last day to appeal on ends at midnight of the marketplace: %s', (_, told, until) => {
  expect(appealableUntil(new Date(told), zone).toISOString()).toBe(until)
})
