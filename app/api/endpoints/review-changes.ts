import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { actorOf } from '#app/api/principal.ts'
import { Problem } from '#app/api/problem.ts'
import { instant } from '#app/api/schemas/instant.ts'
import { externalId, text } from '#app/api/schemas/text.ts'
import { changeLink } from '#app/change-link.ts'
import { noteContact } from '#commands/coercion/note-contact'
import { findQuestion } from '#db/coercion/questions'

const question = z
  .object({
    id: z.string(),
    reviewId: z.string(),
    authorId: z.string(),
    change: z.enum(['edited', 'withdrawn']),
    isAnswered: z.boolean(),
    link: z.string().meta({ description: 'Where the author answers with one click, without an account.' }),
  })
  .meta({ id: 'ReviewChange' })

export const reviewChangeEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/reviews/{id}/contact',
    group: 'Intake',
    summary: 'A seller was in touch with the author of a review; saying it twice changes nothing',
    permission: 'send_intake',
    params: z.object({ id: externalId }),
    body: z.object({ at: instant, channel: text({ min: 1, max: 64 }) }),
    responses: { 202: z.object({ accepted: z.int(), duplicates: z.int() }) },
  }).handle(async ({ params: { id }, body: { at, channel } }, { services: { db }, principal, now }) => {
    const contact = { reviewId: id, contactedAt: new Date(at), channel }
    const noted = await noteContact(db, contact, actorOf(principal), now)
    if (!noted.ok) throw new Problem('not_found')
    const accepted = noted.value.isNew ? 1 : 0
    return { status: 202, body: { accepted, duplicates: 1 - accepted } }
  }),
  endpoint({
    method: 'get',
    path: '/review-changes/{id}',
    group: 'Intake',
    summary: 'The question to the author of a changed review, with the link to answer it',
    description: 'To be handed to the author alone, with the words of the event `review.change_questioned`.',
    permission: 'send_intake',
    params: z.object({ id: z.uuid() }),
    responses: { 200: question },
  }).handle(async ({ params: { id } }, { services: { db, environment } }) => {
    const found = await findQuestion(db, id)
    if (!found) throw new Problem('not_found')
    const { reviewId, authorId, change, askedAt, answer } = found
    const link = changeLink({ id, askedAt }, environment)
    return { status: 200, body: { id, reviewId, authorId, change, isAnswered: answer !== null, link } }
  }),
]
