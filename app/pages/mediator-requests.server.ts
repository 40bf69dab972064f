import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { numberBetween, readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { showFirst, wasLookedAt } from '#app/pages/look-first.server.ts'
import { termsErrors, termsFields, termsOfForm } from '#app/pages/terms-form.ts'
import { decideArbitration } from '#commands/mediation/decide-arbitration'
import { draftSettlement } from '#commands/mediation/draft-settlement'
import { openArbitration } from '#commands/mediation/open-arbitration'
import { declareTie, takeMediation } from '#commands/mediation/take-mediation'
import type { Database } from '#db/client'
import { complaintSides } from '#domain/complaints/mover'
import { complaintParties } from '#domain/complaints/state'
import { arbitrationGrounds } from '#domain/mediation/arbitration'
import { remedyDays, remedyKinds } from '#domain/mediation/remedy'
import type { Person } from '#domain/permission'

const common = {
  form: z.string().max(300).default(''),
  requestKey: z.string().min(1).max(600),
  seenVersion: z.coerce.number().int().min(0).max(1_000_000_000),
}
const dueDays = numberBetween(remedyDays.least, remedyDays.most)

const MediatorForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('take'), ...common }),
  z.object({ intent: z.literal('tie'), ...common, side: z.enum(complaintSides, 'form.required') }),
  z.object({ intent: z.literal('draft'), ...common, ...termsFields, dueDays, text: requiredText(5000) }),
  z.object({ intent: z.literal('arbitrate'), ...common }),
  z.object({ intent: z.literal('arbitrate_asked'), ...common }),
  z.object({
    intent: z.literal('decide'),
    ...common,
    ...termsFields,
    kind: z.union([z.literal(''), z.enum(remedyKinds)]),
    dueDays,
    decidedFor: z.enum(complaintParties, 'form.required'),
    ground: z.enum(arbitrationGrounds, 'form.required'),
    reasons: requiredText(5000),
  }),
])
type MediatorForm = z.output<typeof MediatorForm>

const intents: readonly string[] = MediatorForm.options.map(({ shape }) => shape.intent.value)

/** Whether a form on a complaint's page is one of these. */
export function isMediatorForm(form: FormData): boolean {
  return intents.includes(String(form.get('intent')))
}

export const mediatorNotices: readonly string[] = intents.map((intent) => `mediation.did.${intent}`)

type Asked = { complaintId: string; person: Person; zone: string; now: Date }

/** Carries out a form of a mediator or an arbiter: back to the page, or what was wrong with it. */
export async function answerMediatorForm(db: Database, form: FormData, asked: Asked) {
  const name = String(form.get('form') ?? '')
  const read = readForm(form, MediatorForm)
  if (!read.ok) return data<FormAnswer>({ form: name, state: read }, 422)
  const isLook = read.value.intent === 'decide' && !wasLookedAt(form)
  const done = await carryOut(db, read.value, { ...asked, isLook })
  if (done.ok && isLook) return showFirst(form, done.value)
  if (done.ok) return redirect(`?done=mediation.did.${read.value.intent}`)
  const { reason } = done.refusal
  if (reason === 'not_found') throw new Response(null, { status: 404 })
  const errors = termsErrors(reason, form)
  return data<FormAnswer>({ form: name, state: { errors, values: valuesOf(form) } }, 409)
}

function carryOut(
  db: Database,
  sent: MediatorForm,
  { complaintId, person, zone, now, isLook }: Asked & { isLook: boolean },
) {
  const { requestKey, seenVersion } = sent
  const command = { complaintId, requestKey, seenVersion }
  switch (sent.intent) {
    case 'take':
      return takeMediation(db, command, person, now)
    case 'tie':
      return declareTie(db, { ...command, side: sent.side }, person, now)
    case 'draft': {
      const draft = { terms: termsOfForm(sent), dueDays: sent.dueDays, text: sent.text }
      return draftSettlement(db, { ...command, ...draft }, person, now)
    }
    case 'arbitrate':
    case 'arbitrate_asked': {
      const isRequested = sent.intent === 'arbitrate_asked'
      return openArbitration(db, { ...command, isRequested, zone }, person, now)
    }
    case 'decide': {
      const { decidedFor, ground, reasons, kind } = sent
      const terms = kind === '' ? undefined : termsOfForm({ ...sent, kind })
      const decided = { decidedFor, ground, reasons, terms, dueDays: sent.dueDays, zone }
      return decideArbitration(db, { ...command, ...decided, isLook }, person, now)
    }
    default:
      return sent satisfies never
  }
}
