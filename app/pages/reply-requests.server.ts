import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { optionalText, readForm, valuesOf } from '#app/pages/form.ts'
import { showFirst, wasLookedAt } from '#app/pages/look-first.server.ts'
import { decideReply } from '#commands/replies/decide-reply'
import type { Database } from '#db/client'
import type { Person } from '#domain/permission'
import { replyActions } from '#domain/replies/state'

const Decision = z.object({
  intent: z.enum(replyActions),
  reasonCode: optionalText(64),
  note: optionalText(2000),
  seenVersion: z.coerce.number().int(),
  requestKey: z.uuid(),
})

/** Carries out a decision about a reply and leads back to the line, or shows what it would send, or says why not. */
export async function answerReplyForm(
  db: Database,
  { replyId, form, zone }: { replyId: string; form: FormData; zone: string },
  person: Person,
  now: Date,
) {
  const read = readForm(form, Decision)
  if (!read.ok) return data<FormAnswer>({ form: '', state: read }, 422)
  const { intent: action, ...rest } = read.value
  const isLook = action !== 'publish' && !wasLookedAt(form)
  const decided = await decideReply(db, { replyId, action, zone, ...rest, isLook }, person, now)
  if (decided.ok && isLook) return showFirst(form, decided.value)
  if (decided.ok) return redirect(`/replies?done=replies.done.${action}`)
  const { reason } = decided.refusal
  if (reason === 'not_found') throw new Response(null, { status: 404 })
  const field = fieldOf[reason]
  const errors = { [field ?? 'form']: `replies.refusal.${reason}` }
  return data<FormAnswer>({ form: '', state: { errors, values: valuesOf(form) } }, field ? 422 : 409)
}

/** Beside which field a refusal is shown; what is not named concerns the form as a whole. */
const fieldOf: Record<string, string> = { reason_required: 'reasonCode', note_required: 'note' }
