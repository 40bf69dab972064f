import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { optionalText, readForm } from '#app/pages/form.ts'
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

/** Carries out a decision about a reply and leads back to the line, or says why not. */
export async function answerReplyForm(
  db: Database,
  { replyId, form, zone }: { replyId: string; form: FormData; zone: string },
  person: Person,
  now: Date,
) {
  const read = readForm(form, Decision)
  if (!read.ok) return data({ refusal: 'unreadable' as const }, 422)
  const { intent: action, ...rest } = read.value
  const decided = await decideReply(db, { replyId, action, zone, ...rest }, person, now)
  if (decided.ok) return redirect(`/replies?done=replies.done.${action}`)
  const { reason } = decided.refusal
  if (reason === 'not_found') throw new Response(null, { status: 404 })
  return data({ refusal: reason }, reason === 'reason_required' || reason === 'note_required' ? 422 : 409)
}
