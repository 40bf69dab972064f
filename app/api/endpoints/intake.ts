import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { groupCommit } from '#app/api/group-commit.ts'
import type { IntakeKind } from '#app/api/intake-kinds.ts'
import * as kinds from '#app/api/intake-kinds.ts'
import { actorOf } from '#app/api/principal.ts'
import { invalidField, Problem } from '#app/api/problem.ts'
import { resolution, returning, withdrawal } from '#app/api/schemas/review-row.ts'
import { externalId } from '#app/api/schemas/text.ts'
import { judgeRow, takeRows } from '#app/api/take-rows.ts'
import { confirmResolution } from '#commands/confirm-resolution'
import { returnReview } from '#commands/return-review'
import { withdrawReview } from '#commands/withdraw-review'
import type { Database } from '#db/client'
import type { Actor } from '#domain/event'
import type { RowOutcome } from '#domain/intake'
import { reviewStates } from '#domain/review'

const mostRows = 1000
/** One row or many; each is judged for itself, so this only looks at the shape around them. */
const envelope = z.union([z.looseObject({}), z.array(z.unknown()).max(mostRows)], {
  error: `must be one object or an array of at most ${mostRows}`,
})

const rowError = z.object({ path: z.string(), message: z.string(), code: z.string().optional() })
const taken = z
  .object({
    accepted: z.int(),
    duplicates: z.int(),
    rejected: z.array(
      z.object({
        index: z.int().meta({ description: 'Where the row stood, from 0.' }),
        id: z.string().nullable().meta({ description: 'Its id, where it has one that can be one.' }),
        errors: z.array(rowError),
      }),
    ),
  })
  .meta({ id: 'Taken' })

const eachForItself =
  'Takes one object or an array of at most 1000, none being a list as well. Each row is judged for itself: good ' +
  'rows are kept even when others are rejected. Fields not named here are ignored, and a field that may be ' +
  'missing may be null.'

export const intakeEndpoints: Endpoint[] = [
  intake('/sellers', 'Send sellers; the same id again is an edit', kinds.sellers),
  intake('/orders', 'Send orders; the same id again is an edit, the later state wins', kinds.orders),
  intake('/reviews', 'Send reviews; the same id again is a new revision, screened again', kinds.reviews),
  intake('/complaints', 'Send complaints about sellers', kinds.complaints),
  intake('/replies', 'Send sellers’ public replies to reviews', kinds.replies),
  endpoint({
    method: 'post',
    path: '/reviews/{id}/withdrawal',
    group: 'Intake',
    summary: 'The author takes a review back; doing it twice changes nothing',
    permission: 'send_intake',
    problems: ['not_allowed'],
    params: z.object({ id: externalId }),
    body: withdrawal,
    responses: {
      202: taken.extend({ state: z.enum(reviewStates), version: z.int() }),
    },
  }).handle(async ({ params: { id }, body: { by, reason } }, { services: { db }, principal, now }) => {
    const withdrawn = await withdrawReview(db, { reviewId: id, by, reason }, actorOf(principal), now)
    if (withdrawn.ok) {
      return { status: 202, body: { accepted: 1, duplicates: 0, rejected: [], ...withdrawn.value } }
    }
    switch (withdrawn.refusal.reason) {
      case 'not_found':
        throw new Problem('not_found')
      case 'not_the_author':
        throw invalidField('by', 'is not the author of this review')
      case 'not_allowed':
        throw new Problem('not_allowed', { members: { from: withdrawn.refusal.from } })
      default:
        return withdrawn.refusal satisfies never
    }
  }),
  endpoint({
    method: 'post',
    path: '/reviews/{id}/withdrawal/undo',
    group: 'Intake',
    summary: 'The author thinks better of taking a review back, within 24 hours',
    description: 'It is shown again as it was, with its date. Doing it twice changes nothing.',
    permission: 'send_intake',
    problems: ['not_allowed', 'too_late'],
    params: z.object({ id: externalId }),
    body: returning,
    responses: { 200: z.object({ state: z.enum(reviewStates), version: z.int() }) },
  }).handle(async ({ params: { id }, body: { by } }, { services: { db }, principal, now }) => {
    const back = await returnReview(db, { reviewId: id, by }, actorOf(principal), now)
    if (back.ok) return { status: 200, body: back.value }
    switch (back.refusal.reason) {
      case 'not_found':
        throw new Problem('not_found')
      case 'not_the_author':
        throw invalidField('by', 'is not the author of this review')
      case 'too_late':
        throw new Problem('too_late', { members: { until: back.refusal.until.toISOString() } })
      case 'not_cooling':
      case 'not_allowed':
        throw new Problem('not_allowed')
      default:
        return back.refusal satisfies never
    }
  }),
  endpoint({
    method: 'post',
    path: '/reviews/{id}/resolution',
    group: 'Intake',
    summary: 'The author of a negative review says that it is solved; doing it twice changes nothing',
    permission: 'send_intake',
    params: z.object({ id: externalId }),
    body: resolution,
    responses: { 202: taken },
  }).handle(async ({ params: { id }, body: { by } }, { services: { db }, principal, now }) => {
    const confirmed = await confirmResolution(db, { reviewId: id, by }, actorOf(principal), now)
    if (confirmed.ok) {
      const accepted = confirmed.value.isNew ? 1 : 0
      return { status: 202, body: { accepted, duplicates: 1 - accepted, rejected: [] } }
    }
    switch (confirmed.refusal.reason) {
      case 'not_found':
        throw new Problem('not_found')
      case 'not_the_author':
        throw invalidField('by', 'is not the author of this review')
      case 'not_negative':
        throw invalidField('id', 'is not a negative review')
      default:
        return confirmed.refusal.reason satisfies never
    }
  }),
]

function intake<Row extends { id: string }>(path: string, summary: string, kind: IntakeKind<Row>): Endpoint {
  const writeSingle = singleWriter(kind)
  return endpoint({
    method: 'post',
    path,
    group: 'Intake',
    summary,
    description: eachForItself,
    permission: 'send_intake',
    bodySize: 'intake',
    body: envelope,
    documentedBody: z.union([kind.schema, z.array(kind.schema).max(mostRows)]),
    responses: { 202: taken },
  }).handle(async ({ body }, { services: { db, clock }, principal, now }) => {
    const actor = actorOf(principal)
    if (Array.isArray(body)) {
      return { status: 202, body: summarise(body, await takeRows(kind, body, db, { actor, now })) }
    }
    const judged = judgeRow(kind, body, now)
    const outcome: RowOutcome =
      'errors' in judged
        ? { outcome: 'rejected', errors: judged.errors }
        : await writeSingle(db, actor, clock)(judged.row)
    return { status: 202, body: summarise([body], [outcome]) }
  })
}

/** Single rows of one kind that one sender posts to one database are committed in groups. */
function singleWriter<Row>(kind: IntakeKind<Row>) {
  const writers = new WeakMap<Database, Map<string, (row: Row) => Promise<RowOutcome>>>()
  return (db: Database, actor: Actor, clock: { now(): Date }) => {
    const ofDatabase = writers.get(db) ?? new Map<string, (row: Row) => Promise<RowOutcome>>()
    writers.set(db, ofDatabase)
    const name = `${actor.kind}:${actor.id}`
    const writer =
      ofDatabase.get(name) ?? groupCommit((rows: Row[]) => kind.receive(db, rows, actor, clock.now()))
    ofDatabase.set(name, writer)
    return writer
  }
}

function summarise(values: unknown[], outcomes: RowOutcome[]) {
  const count = (wanted: RowOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length
  return {
    accepted: count('accepted'),
    duplicates: count('duplicate'),
    rejected: outcomes.flatMap((outcome, index) =>
      outcome.outcome === 'rejected' ? [{ index, id: idOf(values[index]), errors: outcome.errors }] : [],
    ),
  }
}

/** The id a rejected row was sent under, if it can be one. */
function idOf(value: unknown): string | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined
  return externalId.safeParse(id).data ?? null
}
