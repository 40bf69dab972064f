import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { optionalText, readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { showFirst, wasLookedAt } from '#app/pages/look-first.server.ts'
import { dismissRing } from '#commands/rings/dismiss-ring'
import { exemptMember } from '#commands/rings/exempt-member'
import { rejectRing } from '#commands/rings/reject-ring'
import { undoRing } from '#commands/rings/undo-ring'
import type { Database } from '#db/client'
import type { Person } from '#domain/permission'

const common = {
  form: z.string().max(300).default(''),
  requestKey: z.string().min(1).max(600),
  seenVersion: z.coerce.number().int().min(0).max(1_000_000_000),
}
const authorId = z.string().min(1).max(128)

const RingForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('reject'),
    ...common,
    reasonCode: z.string('form.required').min(1, 'form.required').max(100),
    note: optionalText(2000),
  }),
  z.object({ intent: z.literal('dismiss'), ...common, note: requiredText(2000) }),
  z.object({ intent: z.literal('undo'), ...common }),
  z.object({ intent: z.literal('exempt'), ...common, authorId, reason: requiredText(1000) }),
  z.object({ intent: z.literal('include'), ...common, authorId }),
])
type RingForm = z.output<typeof RingForm>

const said = {
  reject: 'ring.did.rejected',
  dismiss: 'ring.did.dismissed',
  undo: 'ring.did.undone',
  exempt: 'ring.did.exempted',
  include: 'ring.did.included',
} as const satisfies Record<RingForm['intent'], string>
export const ringNotices: readonly string[] = Object.values(said)

type Asked = { ringId: string; person: Person; zone: string; now: Date }

/** Carries out a form about a ring: back to its page, or what it would send, or what was wrong with it. */
export async function answerRingForm(db: Database, form: FormData, asked: Asked) {
  const name = String(form.get('form') ?? '')
  const read = readForm(form, RingForm)
  if (!read.ok) return data<FormAnswer>({ form: name, state: read }, 422)
  const isLook = read.value.intent === 'reject' && !wasLookedAt(form)
  const answer = await carryOut(db, read.value, { ...asked, isLook })
  if (answer.ok && isLook) return showFirst(form, answer.value)
  if (answer.ok) return redirect(`/rings/${asked.ringId}?done=${said[read.value.intent]}`)
  const { reason } = answer.refusal
  if (reason === 'not_found') throw new Response(null, { status: 404 })
  const errors: Record<string, string> = { form: `ring.refusal.${reason}` }
  return data<FormAnswer>({ form: name, state: { errors, values: valuesOf(form) } }, 409)
}

function carryOut(
  db: Database,
  sent: RingForm,
  { ringId, person, zone, now, isLook }: Asked & { isLook: boolean },
) {
  const { seenVersion, requestKey } = sent
  const request = { ringId, seenVersion, requestKey }
  switch (sent.intent) {
    case 'reject':
      return rejectRing(
        db,
        { ...request, reasonCode: sent.reasonCode, note: sent.note, zone, isLook },
        person,
        now,
      )
    case 'dismiss':
      return dismissRing(db, { ...request, note: sent.note }, person, now)
    case 'undo':
      return undoRing(db, request, person, now)
    case 'exempt':
      return exemptMember(db, { ...request, authorId: sent.authorId, reason: sent.reason }, person, now)
    case 'include':
      return exemptMember(db, { ...request, authorId: sent.authorId, reason: null }, person, now)
    default:
      return sent satisfies never
  }
}
