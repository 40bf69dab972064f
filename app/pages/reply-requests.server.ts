import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { inWords } from '#app/messages/in-words.ts'
import { optionalText, readForm } from '#app/pages/form.ts'
import type { WriteMail } from '#commands/letters/mail-shop'
import { type DecideReply, decideReply, type RefusedReply } from '#commands/replies/decide-reply'
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
  { replyId, form, base }: { replyId: string; form: FormData; base: string },
  person: Person,
  now: Date,
) {
  const read = readForm(form, Decision)
  if (!read.ok) return data({ refusal: 'unreadable' as const }, 422)
  const { intent: action, ...rest } = read.value
  const command: DecideReply = { replyId, action, ...rest, write: refusedReplyMail(base) }
  const decided = await decideReply(db, command, person, now)
  if (decided.ok) return redirect(`/replies?done=replies.done.${action}`)
  const { reason } = decided.refusal
  if (reason === 'not_found') throw new Response(null, { status: 404 })
  return data({ refusal: reason }, reason === 'reason_required' || reason === 'note_required' ? 422 : 409)
}

/** The mail to a shop whose reply is not shown: the rule, what to mend, and where to write another. */
function refusedReplyMail(base: string): WriteMail<RefusedReply> {
  return (language, { reviewId, isReturned, reason, note }) => {
    const what = isReturned ? 'returned' : 'rejected'
    const link = `${base}/portal/reviews/${encodeURIComponent(reviewId)}`
    const values = { link, reason: reason.text[language], ground: reason.ground, note: note ?? '–' }
    return {
      subject: inWords(language, `repliesMail.${what}.subject`),
      text: inWords(language, `repliesMail.${what}.text`, values),
    }
  }
}
