import { type AppLoadContext, data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { readComplaintFiles, sealComplaintFiles } from '#app/pages/complaint-files.server.ts'
import { optionalText, readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { shownBy } from '#app/pages/handed-in.server.ts'
import { actorOf, type SellerPerson } from '#app/web/services.server.ts'
import { shopDoer } from '#commands/complaints/doer'
import { fileComplaint } from '#commands/receive-complaints'

/** What a shop can report, and in which capacity it does (B43, B56). */
export const shopTopics = {
  fake_order: 'performer',
  review_extortion: 'seller',
  privacy: 'performer',
  safety: 'performer',
} as const

const isShopTopic = (topic: unknown): topic is keyof typeof shopTopics =>
  typeof topic === 'string' && Object.hasOwn(shopTopics, topic)

const ReportForm = z.object({
  topic: z.custom<keyof typeof shopTopics>(isShopTopic, 'form.required'),
  orderId: optionalText(128),
  happenedAt: z.union([z.literal(''), z.iso.datetime({ local: true, error: 'form.invalid' })]).default(''),
  place: optionalText(200),
  text: requiredText(10_000),
  requestKey: z.uuid(),
})

/** Files what a shop reports with what shows it, and goes on to its page; or says what was wrong. */
export async function answerReport(context: AppLoadContext, sent: FormData, person: SellerPerson) {
  const read = readForm(sent, ReportForm)
  if (!read.ok) return data({ state: read, file: null }, 422)
  const now = context.clock.now()
  if (read.value.happenedAt && isAhead(read.value.happenedAt, now)) {
    const errors: Record<string, string> = { happenedAt: 'form.in_future' }
    return data({ state: { errors, values: valuesOf(sent) }, file: null }, 422)
  }
  const files = await readComplaintFiles(sent, now)
  if (!files.ok) {
    const { reason, name } = files.refusal
    return data({ state: { errors: {}, values: valuesOf(sent) }, file: { reason, name } }, 422)
  }
  const { topic, orderId, text, requestKey, happenedAt, place } = read.value
  const { sellerId, language } = person
  const circumstances = {
    ...(happenedAt && { when: happenedAt.replace('T', ' ') }),
    ...(place && { where: place }),
  }
  const filed = {
    ...{ sellerId, orderId, complainantId: sellerId, kind: topic, text, language },
    filedBy: shopTopics[topic],
    evidence: Object.keys(circumstances).length > 0 ? [circumstances] : undefined,
  }
  const filing = { actor: actorOf(person), channel: 'portal', requestKey } as const
  const id = await fileComplaint(context.db, filed, filing, now)
  // What shows that a buyer did wrong is for those who judge it, not for the buyer.
  const by = { authorId: person.id, shows: shownBy(sent), doer: shopDoer(person, 'complainant') }
  const isSealed = await sealComplaintFiles(context, files.value, {
    ...{ complaintId: id, lane: 'complainant', ...by },
  })
  const done = isSealed ? 'complaints.did.file' : 'complaints.did.file_alone'
  return redirect(`/portal/complaints/${id}?done=${done}`)
}

/** Whether a clock shows it nowhere on earth yet; whose clock was read nobody says. */
function isAhead(local: string, now: Date): boolean {
  const furthestAheadMs = 14 * 3_600_000
  return new Date(`${local}Z`).getTime() > now.getTime() + furthestAheadMs
}
