import { sql } from 'kysely'
import { expect } from 'vitest'
import type { ComplaintAnswer, ComplaintCommand } from '#commands/complaints/change-complaint'
import { keepComplaintClock } from '#commands/complaints/keep-complaint-clock'
import { keepMediationClock } from '#commands/mediation/keep-mediation-clock'
import type { Database } from '#db/client'
import { findComplaint } from '#db/complaints/complaints'
import { listOffers } from '#db/mediation/offers'
import { findRemedy } from '#db/mediation/remedies'
import type { Result } from '#domain/result'
import {
  type ComplaintModel,
  dayMs,
  type Expected,
  keepModelClocks,
  type Side,
} from '#tests/db/complaints/complaint-model'
import { compareJoined } from '#tests/db/complaints/joined-complaints'
import type { Real } from '#tests/db/complaints/model-real'
import { command } from '#tests/setup/model-command'

type Answer = Result<ComplaintAnswer, { reason: string }>

/** A move of somebody's: what ought to come of it, and what is really asked. */
type Step = {
  name: string
  expect: (model: ComplaintModel) => Expected
  ask: (real: Real, on: ComplaintCommand, now: Date) => Promise<Answer>
}

/** Makes the move, and finds of it what ought to have come. */
async function make(made: Step, model: ComplaintModel, real: Real): Promise<void> {
  const { name, ask } = made
  const before = await find(real)
  const { complaintId } = real
  const on = { complaintId, seenVersion: model.version, requestKey: crypto.randomUUID() }
  const now = new Date(model.now)
  const answer = await ask(real, on, now)
  const expected = made.expect(model)
  expect([name, answer.ok ? undefined : answer.refusal.reason]).toEqual([name, expected])
  const after = await compare(model, real)
  if (!answer.ok) {
    expect(after, name).toEqual(before)
    return
  }
  expect(await ask(real, on, now), `${name} again`).toEqual(answer)
  const stale = await ask(real, { ...on, requestKey: crypto.randomUUID() }, now)
  expect(stale, `${name} with an old page`).toMatchObject({ refusal: { reason: 'complaint_changed' } })
  expect(await find(real), name).toEqual(after)
  expect(await countKeyed(real.db, on.requestKey), name).toBe(1)
}

/** Days go by, and the clocks do what is due. */
export const wait = (days: number) =>
  command<ComplaintModel, Real>(`wait ${days} days`, async (model, real) => {
    model.now += days * dayMs
    await keepComplaintClock(real.db, real, new Date(model.now))
    await keepMediationClock(real.db, real, new Date(model.now))
    keepModelClocks(model)
    await compare(model, real)
  })

export const step = (made: Step) =>
  command<ComplaintModel, Real>(made.name, (model, real) => make(made, model, real))

export const asSide = { buyer: 'complainant', shop: 'respondent' } as const satisfies Record<Side, string>

/** What is known of the complaint, how many events there are, and how often each move is told. */
async function find({ db, complaintId }: Real) {
  const found = await findComplaint(db, complaintId)
  const { rows } = await sql<{ events: number; moved: number; announced: number; wrongly: number }>`
    with of_it as (
      select id, type, (
        select count(*) from outbox o where o.event_id = event.id and o.job = 'announce') as told
      from event where subject_kind = 'complaint' and subject_id = ${complaintId})
    select count(*)::int as events,
      count(*) filter (where type = 'complaint_moved')::int as moved,
      count(*) filter (where type = 'complaint_moved' and told = 1)::int as announced,
      count(*) filter (where told > 1)::int as wrongly
    from of_it`.execute(db)
  return { state: found?.state, version: found?.version, ...rows[0] }
}

async function countKeyed(db: Database, requestKey: string): Promise<number> {
  const { rows } = await sql<{ events: number }>`
    select count(*)::int as events from event where request_key = ${requestKey}`.execute(db)
  return rows[0]?.events ?? 0
}

export async function compare(model: ComplaintModel, real: Real) {
  const found = await find(real)
  expect(found).toMatchObject({ state: model.state, version: model.version, wrongly: 0 })
  await compareJoined(model, real)
  // Its receipt alone is told with what follows it.
  expect(found.announced).toBe((found.moved ?? 0) - 1)
  const offers = await listOffers(real.db, real.complaintId)
  const standing = offers.filter(({ state }) => state === 'open').map(({ madeBy }) => madeBy)
  expect(standing, 'what stands open').toEqual(model.offer ? [asSide[model.offer.by]] : [])
  const remedy = await findRemedy(real.db, real.complaintId)
  expect(remedy?.state, 'what was promised').toBe(model.remedy?.state)
  const { rows } = await sql<{ both: number }>`
    select count(*)::int as both from complaint_arbitration a
    join complaint_mediator m on m.complaint_id = a.complaint_id and m.account_id = a.arbiter_id
    where a.complaint_id = ${real.complaintId}`.execute(real.db)
  expect(rows, 'nobody decides what they mediated').toEqual([{ both: 0 }])
  return found
}
