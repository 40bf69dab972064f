import { z } from 'zod'
import { problemOfAppeal } from '#app/api/appeal-refusals.ts'
import { pageOf, readTimeCursor } from '#app/api/cursor.ts'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { requirePerson } from '#app/api/principal.ts'
import { Problem } from '#app/api/problem.ts'
import { pageOfItems, pageQuery } from '#app/api/schemas/list.ts'
import { optional, text } from '#app/api/schemas/text.ts'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import { findAppealCase, listAppeals } from '#db/appeals/pages'
import { appealGrounds, mostGroundLength } from '#domain/appeals/ground'
import { appealEffects, shownAs } from '#domain/appeals/outcome'
import { appealOutcomes, appealStates } from '#domain/appeals/state'

const params = z.object({ id: z.uuid() })
const instant = z.string().meta({ format: 'date-time' })
const outcome = z.enum(appealOutcomes)
const ground = z.enum(appealGrounds)

const listed = z
  .object({
    id: z.string(),
    state: z.enum(appealStates),
    version: z.int(),
    against: z.object({ kind: z.string(), subject: z.object({ kind: z.string(), id: z.string() }) }),
    outcome: outcome.nullable(),
    submittedAt: instant,
    dueAt: instant,
  })
  .meta({ id: 'AppealListing' })
const read = listed
  .extend({
    statementOfReasonsId: z.string(),
    grounds: z.array(z.object({ ground, text: z.string() })),
    answers: z.array(z.object({ ground, isRight: z.boolean(), text: z.string() })),
    note: z.string().nullable(),
    effects: z.array(z.enum(appealEffects)),
    outcomeStatementId: z.string().nullable(),
    decidedAt: instant.nullable(),
  })
  .meta({ id: 'AppealReading' })
const decide = z
  .object({
    outcome,
    answers: z
      .array(z.object({ ground, isRight: z.boolean(), text: text({ min: 1, max: mostGroundLength }) }))
      .max(appealGrounds.length)
      .meta({ description: 'One to each ground of the appeal.' }),
    note: text({ min: 1, max: 5000 }).meta({ description: 'The reasons, as the appellant reads them.' }),
    shown: optional(z.enum(shownAs)).meta({
      description:
        'How a review that is published again is shown. Needed where its text says how to reach somebody.',
    }),
    words: optional(z.array(text({ min: 1, max: 500 })).max(20)).meta({
      description: 'What is masked besides what is found, as it stands in the text.',
    }),
    seenVersion: z.int().min(1).max(2_147_483_647),
    requestKey: z.uuid(),
  })
  .meta({ id: 'DecideAppeal' })

export const appealEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/appeals',
    group: 'Appeals',
    summary: 'List appeals, the newest first',
    permission: 'read_appeals',
    query: z.object({ ...pageQuery, state: z.enum(appealStates).optional() }),
    responses: { 200: pageOfItems(listed) },
  }).handle(async ({ query: { limit, after, state } }, { services: { db } }) => {
    const states = state ? [state] : appealStates
    const rows = await listAppeals(db, {
      states,
      isWaiting: false,
      after: readTimeCursor(after),
      limit: limit + 1,
    })
    const place = ({ submittedAt, id }: (typeof rows)[number]) => [submittedAt.toISOString(), id]
    return { status: 200, body: pageOf(rows, limit, { item: showListed, place }) }
  }),
  endpoint({
    method: 'get',
    path: '/appeals/{id}',
    group: 'Appeals',
    summary: 'Read an appeal: what is said against a decision, and what came of it',
    permission: 'read_appeals',
    params,
    responses: { 200: read },
  }).handle(async ({ params: { id } }, { services: { db } }) => {
    const found = await findAppealCase(db, id)
    if (!found) throw new Problem('not_found')
    const { grounds, answers, note, effects, outcomeStatementId, statementId, decidedAt } = found
    return {
      status: 200,
      body: {
        ...showListed(found),
        ...{ statementOfReasonsId: statementId, grounds, answers, note, effects, outcomeStatementId },
        decidedAt: decidedAt?.toISOString() ?? null,
      },
    }
  }),
  endpoint({
    method: 'post',
    path: '/appeals/{id}/decisions',
    group: 'Appeals',
    summary: 'Decide an appeal',
    description:
      'By whoever has it in hand and has noted a view of their own. The outcome has to agree with the answers: taking back or softening takes a ground that is right, upholding that none is but one of procedure. Bringing a seller’s goods back waits for a second person, and so does taking down one of many reviews of a seller: the state is then `second_opinion`.',
    permission: 'decide_appeals',
    problems: ['changed_meanwhile', 'not_allowed', 'same_person'],
    params,
    body: decide,
    responses: { 201: z.object({ id: z.string(), state: z.enum(appealStates), version: z.int() }) },
  }).handle(async ({ params: { id }, body }, { services: { db, environment }, principal, now }) => {
    const command = { ...body, appealId: id, zone: environment.marketplaceZone }
    const decided = await decideAppeal(db, command, requirePerson(principal), now)
    if (!decided.ok) throw problemOfAppeal(decided.refusal)
    return { status: 201, body: decided.value }
  }),
]

type Shown = Awaited<ReturnType<typeof listAppeals>>[number]

function showListed({
  id,
  state,
  version,
  kind,
  subjectKind,
  subjectId,
  outcome,
  ...at
}: Omit<Shown, 'assigneeName' | 'excerpt' | 'rating'>) {
  return {
    ...{ id, state, version, outcome: state === 'second_opinion' ? null : outcome },
    against: { kind, subject: { kind: subjectKind, id: subjectId } },
    submittedAt: at.submittedAt.toISOString(),
    dueAt: at.dueAt.toISOString(),
  }
}
