import { type AppLoadContext, data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { OfferedTopic } from '#app/components/complaints/topic-field.tsx'
import { readComplaintFiles, sealComplaintFiles } from '#app/pages/complaint-files.server.ts'
import { readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { shownBy } from '#app/pages/handed-in.server.ts'
import { readLink, signLink } from '#app/sign-link.ts'
import { linkDoer } from '#commands/complaints/doer'
import { fileComplaint } from '#commands/receive-complaints'
import { complaintLinkEnd } from '#domain/complaints/clock'
import { type FormSubject, formOfSubject } from '#domain/complaints/form-link'
import { hasSubtopic, isTopic, mayFile } from '#domain/complaints/kind'
import { complaintTopics } from '#domain/complaints/topic'
import { ok, type Result, refuse } from '#domain/result'
import type { LinkRefusal } from '#domain/signed-link'

/** What a buyer can complain of. */
export const buyersTopics: OfferedTopic[] = Object.entries(complaintTopics)
  .filter(([topic]) => isTopic(topic) && mayFile(topic, 'buyer'))
  .map(([topic, { subtopics }]) => ({ topic, subtopics }))

const FileForm = z.object({
  topic: z.string('form.required').refine(isOffered, 'form.required'),
  text: requiredText(10_000),
  email: z.union([z.literal(''), z.email('form.not_email').max(320, 'form.too_long')]).default(''),
  requestKey: z.uuid(),
})

function isOffered(kind: string): boolean {
  const [topic = '', part] = kind.split('.')
  if (!isTopic(topic) || !mayFile(topic, 'buyer')) return false
  return part === undefined || hasSubtopic(topic, part)
}

export type BuyerForm = FormSubject & { complainantId: string }

/** Which purchase the address's signed link is about; nobody files a complaint without one. */
export function openFormLink(
  { clock, environment }: AppLoadContext,
  request: Request,
): Result<BuyerForm, LinkRefusal> {
  const token = new URL(request.url).searchParams.get('link') ?? ''
  const asked = { purpose: 'complaint_form' } as const
  const read = readLink(token, asked, { secret: environment.sessionSecret, now: clock.now() })
  if (!read.ok) return read
  const form = formOfSubject(read.value.subject)
  return form ? ok({ ...form, complainantId: read.value.party }) : refuse({ reason: 'not_valid' })
}

/** Files what a buyer wrote with the files that show it, and goes on to its page; or says what was wrong. */
export async function answerBuyerForm(context: AppLoadContext, sent: FormData, about: BuyerForm) {
  const read = readForm(sent, FileForm)
  if (!read.ok) return data({ state: read, file: null }, 422)
  const now = context.clock.now()
  const files = await readComplaintFiles(sent, now)
  if (!files.ok) {
    const { reason, name } = files.refusal
    return data({ state: { errors: {}, values: valuesOf(sent) }, file: { reason, name } }, 422)
  }
  const { topic, text, email, requestKey } = read.value
  const { sellerId, orderId, complainantId } = about
  const filed = {
    ...{ sellerId, complainantId, kind: topic, text, language: context.language },
    ...{ orderId: orderId ?? undefined, contactEmail: email || undefined },
  }
  const actor = { kind: 'job', id: 'signed_link', onBehalfOf: complainantId } as const
  const id = await fileComplaint(context.db, filed, { actor, channel: 'form', requestKey }, now)
  const by = { authorId: null, shows: shownBy(sent), doer: linkDoer('complainant', complainantId) }
  const sealed = await sealComplaintFiles(context, files.value, { complaintId: id, lane: 'both', ...by })
  const expiresAt = complaintLinkEnd(now)
  const link = { purpose: 'complaint', subject: id, party: 'complainant', expiresAt } as const
  const token = signLink(link, context.environment.sessionSecret)
  return redirect(
    `/complaint?link=${token}&done=${sealed ? 'complaints.did.file' : 'complaints.did.file_alone'}`,
  )
}
