import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOfDay } from '#domain/day'
import { startMarketplace } from '#tests/setup/listening-marketplace'
import { type RunningApp, startApp } from '#tests/setup/running-app'
import { judgeLetter, keepPromises, untilEscalated, writeLetter } from '#tests/setup/story-letter'
import {
  changedMinds,
  complaintsOfBuyers,
  dayAfter,
  editReview,
  moveTo,
  negativeId,
  openMarket,
  praise,
  sendReviews,
  storySeller,
  today,
  until,
  untilWarned,
  zone,
} from '#tests/setup/story-market'

let app: RunningApp
let tokens: Record<'proposer' | 'approver' | 'seller', string>
let marketplace: Awaited<ReturnType<typeof startMarketplace>>
/** Of the exclusion: its id, and the calendar day on which it took effect. */
let id: string
let dayZero: string

beforeAll(async () => {
  app = await startApp()
  tokens = {
    proposer: await app.signIn('quality@demo'),
    approver: await app.signIn('quality2@demo'),
    seller: await app.signIn('seller@demo'),
  }
  marketplace = await startMarketplace()
  await app.call('POST', '/webhook-endpoints', { url: marketplace.url, types: ['seller.excluded'] })
  await openMarket(app, new Date())
}, 240_000)
afterAll(async () => {
  await marketplace?.[Symbol.asyncDispose]()
  await app?.[Symbol.asyncDispose]()
})

test('the nightly run warns the seller and restricts nothing (E1)', async () => {
  await untilWarned(app)
  await until(
    () => told('seller.warned'),
    ({ length }) => length === 1,
  )
  expect(await seller()).toMatchObject({ catalogue: 'listed', exclusion: null })
})

test('one person proposes, another approves, and nothing has an effect yet (E3, E4)', async () => {
  const proposal = {
    sellerId: storySeller,
    scope: 'all',
    reasonCodes: ['quality_low_for_a_year', 'negatives_left_open'],
    note: 'Out of stock and silence, week after week',
    requestKey: crypto.randomUUID(),
  }
  ;({ id } = await call('POST', '/exclusions', proposal, tokens.proposer))
  expect(await refusal('POST', `/exclusions/${id}/approve`, {}, tokens.proposer)).toMatchObject({
    status: 403,
    code: 'same_person',
  })
  const approved = await call('POST', `/exclusions/${id}/approve`, {}, tokens.approver)
  expect(approved).toMatchObject({ id, state: 'noticed' })
  expect((await seller()).catalogue).toBe('listed')
})

test('the statement of reasons is written in the seller’s language before anything has an effect (E6)', async () => {
  const { statements } = await exclusion()
  const statement = await call('GET', `/statements/${statements[0].id}`)
  expect(statement).toMatchObject({ kind: 'exclusion_notice', sellerId: storySeller, language: 'uk' })
  expect(statement.text).toContain('Якість обслуговування низька за останній рік')
})

test('the marketplace hears of it and confirms, which makes the day D0 (E6)', async () => {
  await until(
    async () => marketplace.heard,
    (heard) => heard.some(({ data }) => data.exclusionId === id),
  )
  const now = new Date((await call('GET', '/clock')).now)
  expect(await call('POST', `/exclusions/${id}/confirmation`, {})).toMatchObject({ state: 'excluded' })
  dayZero = today(now)
  expect(await exclusion()).toMatchObject({
    dayZero,
    recheckNotBefore: startOfDay(dayAfter(dayZero, 14), zone).toISOString(),
  })
  expect((await seller()).catalogue).toBe('excluded')
})

test('a letter three days later is taken, and does not move the re-check (R4.6)', async () => {
  await moveTo(app, dayAfter(dayZero, 3), 10)
  await writeLetter(app, tokens.seller, [['out_of_stock', 'We will try to be better.']])
  const { nextRecheckAt, conditions } = await exclusion()
  expect(nextRecheckAt).toBe(startOfDay(dayAfter(dayZero, 14), zone).toISOString())
  expect(stateOf(conditions, 'letter')).toBe('pending')
})

test('on day 13 nobody can decide, and is told from when on (R4.6)', async () => {
  await moveTo(app, dayAfter(dayZero, 13), 23)
  const { version } = await exclusion()
  for (const token of [tokens.proposer, tokens.approver, await app.signIn('senior@demo')]) {
    expect(
      await refusal('POST', `/exclusions/${id}/recheck`, decide('reinstate', version), token),
    ).toMatchObject({
      status: 409,
      code: 'too_early',
      notBefore: startOfDay(dayAfter(dayZero, 14), zone).toISOString(),
    })
  }
  expect((await exclusion()).state).toBe('excluded')
})

test('on day 14 the re-check is due and refuses with reasons and their facts (R4.10)', async () => {
  await moveTo(app, dayAfter(dayZero, 14), 9)
  await until(exclusion, ({ state }) => state === 'recheck_due')
  await untilEscalated(app)
  await judgeLetter(app, tokens.approver, 'vague')
  const { version, conditions } = await exclusion()
  expect(stateOf(conditions, 'negatives_handled')).toBe('unmet')
  expect(stateOf(conditions, 'letter')).toBe('unmet')
  const reasons = ['negatives_not_handled', 'no_constructive_letter']
  const upheld = await call(
    'POST',
    `/exclusions/${id}/recheck`,
    { ...decide('uphold', version), reasons },
    tokens.approver,
  )
  expect(upheld.state).toBe('excluded')

  const { rechecks, cycle, nextRecheckAt } = await exclusion()
  expect({ cycle, nextRecheckAt }).toEqual({
    cycle: 2,
    nextRecheckAt: startOfDay(dayAfter(dayZero, 28), zone).toISOString(),
  })
  expect(rechecks[0].decision).toMatchObject({ outcome: 'uphold', isOverride: false })
  expect(rechecks[0].decision.reasons.toSorted()).toEqual(reasons)
  expect(rechecks[0].decision.facts.negatives_not_handled).toHaveLength(complaintsOfBuyers.length)
  await until(
    () => told('seller.exclusion_upheld'),
    ({ length }) => length === 1,
  )
})

test('the seller works through every negative, and new buyers are content', async () => {
  const now = await moveTo(app, dayAfter(dayZero, 20), 10)
  await writeLetter(app, tokens.seller, [
    ['out_of_stock', 'The stock list is taken from the warehouse every hour, and what is gone is hidden.'],
    ['no_reaction', 'Messages from buyers are answered within two hours by two people in turns.'],
    ['late_delivery', 'Parcels are handed over on the day of the order, with a second carrier in reserve.'],
  ])
  await judgeLetter(app, tokens.approver, 'constructive')
  for (const [at, text] of changedMinds.entries()) {
    await editReview(app, { id: negativeId(at), rating: 4, text })
  }
  for (let at = changedMinds.length; at < complaintsOfBuyers.length; at++) {
    const withdrawal = { by: `buyer-of-${negativeId(at)}`, at: now.toISOString(), reason: 'They refunded me' }
    await call('POST', `/reviews/${negativeId(at)}/withdrawal`, withdrawal)
  }
  await sendReviews(
    app,
    praise.map((text, at) => ({ id: `story-new-${at}`, rating: 5, text })),
    now,
  )
})

test('before its new day the re-check is as early as before', async () => {
  await moveTo(app, dayAfter(dayZero, 27), 23)
  const { version } = await exclusion()
  expect(
    await refusal('POST', `/exclusions/${id}/recheck`, decide('reinstate', version), tokens.approver),
  ).toMatchObject({
    code: 'too_early',
    notBefore: startOfDay(dayAfter(dayZero, 28), zone).toISOString(),
  })
})

test('on day 28 every condition is met, and the seller returns on probation (R4.9, E10)', async () => {
  await moveTo(app, dayAfter(dayZero, 28), 9)
  const { version, conditions } = await until(exclusion, ({ state }) => state === 'recheck_due')
  expect(conditions.map(({ check, state }: Condition) => [check, state])).toEqual(
    ['negatives_handled', 'new_positives', 'rating_rose', 'no_excess_events', 'no_fakes', 'letter'].map(
      (check) => [check, 'met'],
    ),
  )
  const back = await call('POST', `/exclusions/${id}/recheck`, decide('reinstate', version), tokens.approver)
  expect(back.state).toBe('reinstated_probation')
  expect((await seller()).catalogue).toBe('listed')
})

test('what was promised is watched for 90 days and kept, and the case ends well (E13, B50)', async () => {
  for (const days of [30, 60]) await moveTo(app, dayAfter(dayZero, 28 + days), 9)
  expect((await exclusion()).state).toBe('reinstated_probation')
  expect(await keepPromises(app, tokens.approver)).toBe(3)
  await moveTo(app, dayAfter(dayZero, 28 + 90), 9)
  const { history } = await until(exclusion, ({ state }) => state === 'closed_good')
  const types = history.map(({ type }: { type: string }) => type)
  expect(types.filter((type: string) => type === 'probation_watched')).toHaveLength(3)
})

test('the feed tells the whole of it in order, and names no person', async () => {
  const about = (await events()).filter(({ subject }) => subject.id === storySeller)
  const types = about.map(({ type }) => type).filter((type) => type !== 'seller.quality_changed')
  expect(types).toEqual(['seller.warned', 'seller.excluded', 'seller.exclusion_upheld', 'seller.reinstated'])
  expect(JSON.stringify(about)).not.toMatch(/quality2?@demo|Hazel|Виктор/)
})

type Condition = { check: string; state: string }

function stateOf(conditions: Condition[], check: string): string | undefined {
  return conditions.find((condition) => condition.check === check)?.state
}

function decide(outcome: 'reinstate' | 'uphold', seenVersion: number) {
  return { outcome, reasons: [], note: 'As the rule says', seenVersion, requestKey: crypto.randomUUID() }
}

const exclusion = () => call('GET', `/exclusions/${id}`)
const seller = () => call('GET', `/sellers/${storySeller}`)

function call(method: string, path: string, body?: unknown, token?: string) {
  return app.call(method, path, body, token)
}

/** What a request is refused with, and its status. */
async function refusal(method: string, path: string, body: unknown, token: string) {
  const response = await fetch(`${app.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { ...(await response.json()), status: response.status }
}

type MarketplaceEvent = { type: string; subject: { id: string }; data: Record<string, unknown> }

/** The whole feed, as a marketplace reads it. */
async function events(): Promise<MarketplaceEvent[]> {
  const read: MarketplaceEvent[] = []
  let after: string | null = null
  do {
    const page: { items: MarketplaceEvent[]; next: string | null } = await call(
      'GET',
      `/events?limit=200${after ? `&after=${after}` : ''}`,
    )
    read.push(...page.items)
    after = page.next
  } while (after)
  return read
}

async function told(type: string): Promise<MarketplaceEvent[]> {
  return (await events()).filter((event) => event.type === type && event.subject.id === storySeller)
}
