import { z } from 'zod'
import { pageOf, readTimeCursor } from '#app/api/cursor.ts'
import { type Endpoint, endpoint, type Request } from '#app/api/endpoint.ts'
import { factsInWords } from '#app/api/facts-in-words.ts'
import { Problem } from '#app/api/problem.ts'
import { pageOfItems, pageQuery } from '#app/api/schemas/list.ts'
import { externalId } from '#app/api/schemas/text.ts'
import { nameActor, nameDecider } from '#app/api/who.ts'
import { findFault } from '#db/disputes/faults'
import { findPlatformAnswer } from '#db/disputes/platform-answers'
import { listReplies, listReviewHistory } from '#db/review-evidence'
import { findReviewForReading, listReviews } from '#db/reviews'
import { findUsualWait } from '#db/usual-waits'
import { formerNames, learntNames, signalNames } from '#domain/detection/signal'
import { countsAgainstSeller, faults } from '#domain/disputes/fault'
import { faultLabel } from '#domain/disputes/fault-label'
import type { Language } from '#domain/language'
import { authenticities, decisionActions, reviewStates } from '#domain/review'
import { expectWait, waitsForUs } from '#domain/usual-wait'

const instant = z.string().meta({ format: 'date-time' })
const probability = z
  .number()
  .min(0)
  .max(1)
  .nullable()
  .meta({ description: '0–1; null until screened, or where screening failed.' })

const listed = z
  .object({
    id: z.string(),
    sellerId: z.string(),
    authorId: z.string(),
    rating: z.int(),
    text: z.string(),
    state: z.enum(reviewStates),
    version: z.int(),
    fakeProbability: probability,
    createdAt: instant,
  })
  .meta({ id: 'ReviewListing' })

const read = listed
  .extend({
    orderId: z.string().nullable(),
    language: z.string().nullable(),
    revision: z.int(),
    authenticity: z.enum(authenticities),
    signals: z.array(
      z.object({
        name: z.enum([...signalNames, ...learntNames, ...formerNames]),
        strength: z.number().meta({ description: '0–1.' }),
        contribution: z.number().meta({ description: 'What it adds to the log-odds of being fake.' }),
        facts: z.array(z.string()).meta({ description: 'Sentences in the language of Accept-Language.' }),
      }),
    ),
    decision: z
      .object({
        id: z.string(),
        action: z.enum(decisionActions),
        reasonCode: z.string().nullable(),
        note: z.string().nullable(),
        by: z.string(),
        at: instant,
        automated: z.boolean(),
        statementOfReasonsId: z.string().nullable(),
      })
      .nullable(),
    replies: z.array(z.object({ id: z.string(), text: z.string(), createdAt: instant })),
    fault: z
      .object({
        fault: z.enum(faults),
        countsAgainstSeller: z.boolean(),
        label: z.string().nullable().meta({
          description:
            'To be shown to readers, in the language of Accept-Language; null where there is none.',
        }),
        at: instant,
      })
      .nullable()
      .meta({ description: 'Whose fault what it tells of was, where that was looked into.' }),
    platformAnswer: z
      .object({ text: z.string(), at: instant })
      .nullable()
      .meta({ description: 'What the marketplace answers in public to a review of its own fault.' }),
    dueAt: instant.nullable(),
    expectedAt: instant.nullable().meta({
      description:
        'By when a review that waits for a person is decided if it goes as for nine of ten of the last seven days; null where it does not wait, or too few were decided.',
    }),
    history: z.array(z.object({ type: z.string(), at: instant, by: z.string() })),
  })
  .meta({ id: 'ReviewReading' })

export const reviewEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/reviews',
    group: 'Reading',
    summary: 'List reviews, the newest first',
    permission: 'read_reviews',
    query: z.object({
      ...pageQuery,
      state: z.enum(reviewStates).optional(),
      sellerId: externalId.optional(),
      authorId: externalId.optional(),
    }),
    responses: { 200: pageOfItems(listed) },
  }).handle(async ({ query: { limit, after, ...filter } }, { services: { db } }) => {
    const from = readTimeCursor(after)
    const page = { limit: limit + 1, ...(from && { after: { createdAt: from.at, id: from.id } }) }
    const rows = await listReviews(db, filter, page)
    const item = ({ createdAt, ...row }: (typeof rows)[number]) => ({
      ...row,
      createdAt: createdAt.toISOString(),
    })
    const place = ({ createdAt, id }: (typeof rows)[number]) => [createdAt.toISOString(), id]
    return { status: 200, body: pageOf(rows, limit, { item, place }) }
  }),
  endpoint({
    method: 'get',
    path: '/reviews/{id}',
    group: 'Reading',
    summary: 'Read one review, what was found about it and what became of it',
    permission: 'read_reviews',
    params: z.object({ id: externalId }),
    responses: { 200: read },
  }).handle(async ({ params: { id } }, { services: { db, clock }, principal, language }) => {
    const [found, history, replies, fault, answer, usual] = await Promise.all([
      findReviewForReading(db, id),
      listReviewHistory(db, id),
      listReplies(db, id),
      findFault(db, id),
      findPlatformAnswer(db, id),
      findUsualWait(db, 'review'),
    ])
    if (!found) throw new Problem('not_found')
    const shownReplies = replies.map(({ createdAt, ...reply }) => ({
      ...reply,
      createdAt: createdAt.toISOString(),
    }))
    return {
      status: 200,
      body: {
        ...show(found, history, { principal, language }),
        replies: shownReplies,
        expectedAt: expectDecision(found.review, usual, clock.now()),
        fault: fault ? showFault(fault, language) : null,
        platformAnswer: fault?.fault === 'platform' && answer ? showAnswer(answer) : null,
      },
    }
  }),
]

/** Only what stands in line for a person can be expected. */
function expectDecision(
  { state, receivedAt }: Found['review'],
  usual: Awaited<ReturnType<typeof findUsualWait>>,
  now: Date,
): string | null {
  if (!waitsForUs('review', state)) return null
  return expectWait('review', usual, { since: receivedAt, now })?.by ?? null
}

type Said = NonNullable<Awaited<ReturnType<typeof findFault>>>

function showFault({ fault, setAt }: Said, language: Language) {
  const label = faultLabel(fault, language)
  return { fault, countsAgainstSeller: countsAgainstSeller(fault), label, at: setAt.toISOString() }
}

type Answer = NonNullable<Awaited<ReturnType<typeof findPlatformAnswer>>>

function showAnswer({ text, publishedAt }: Answer) {
  return publishedAt && { text, at: publishedAt.toISOString() }
}

type Found = NonNullable<Awaited<ReturnType<typeof findReviewForReading>>>
type History = Awaited<ReturnType<typeof listReviewHistory>>
type Reader = Pick<Request, 'principal' | 'language'>

function show({ review, screening, decision }: Found, history: History, { principal, language }: Reader) {
  return {
    id: review.id,
    sellerId: review.sellerId,
    orderId: review.orderId,
    authorId: review.authorId,
    rating: review.rating,
    text: review.text,
    language: review.language,
    createdAt: review.createdAt.toISOString(),
    state: review.state,
    version: review.version,
    revision: review.revision,
    authenticity: review.authenticity,
    fakeProbability: review.fakeProbability,
    signals: (screening?.signals ?? []).map(({ name, strength, contribution, facts }) => ({
      name,
      strength,
      contribution,
      facts: factsInWords({ name, contribution, facts }, language),
    })),
    decision: decision ? showDecision(decision, principal) : null,
    dueAt: review.dueAt?.toISOString() ?? null,
    history: history.map(({ type, happenedAt, ...who }) => ({
      type,
      at: happenedAt.toISOString(),
      by: nameActor(who, principal),
    })),
  }
}

function showDecision(decision: NonNullable<Found['decision']>, reader: Request['principal']) {
  return {
    id: decision.id,
    action: decision.action,
    reasonCode: decision.reasonCode,
    note: decision.note,
    by: nameDecider(decision, reader),
    at: decision.decidedAt.toISOString(),
    automated: decision.decidedBy === null,
    statementOfReasonsId: decision.statementId,
  }
}
