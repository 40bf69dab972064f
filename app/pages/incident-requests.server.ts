import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { optionalText, readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { changeIncident } from '#commands/measures/change-incident'
import { openIncident } from '#commands/measures/open-incident'
import type { Database } from '#db/client'
import type { Person } from '#domain/permission'

const common = { form: z.string().max(300).default(''), requestKey: z.string().min(1).max(400) }
const changing = {
  ...common,
  incidentId: z.uuid(),
  seenVersion: z.coerce.number().int().min(0).max(1_000_000),
}
const day = z.iso.date('form.required')

const IncidentForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('open'),
    ...{ ...common, reason: requiredText(2000), fromDay: day, toDay: day, category: optionalText(128) },
    ...{ region: optionalText(128), state: z.enum(['under_review', 'in_force']) },
  }),
  z.object({ intent: z.literal('confirm'), ...changing }),
  z.object({ intent: z.literal('lift'), ...changing, reason: requiredText(2000) }),
])
type IncidentForm = z.output<typeof IncidentForm>

const said = {
  open: 'incident.did.opened',
  confirm: 'incident.did.confirmed',
  lift: 'incident.did.lifted',
} as const satisfies Record<IncidentForm['intent'], string>
export const incidentNotices: readonly string[] = Object.values(said)

/** Carries out a form about incidents: back to the page, or what was wrong with it. */
export async function answerIncidentForm(db: Database, form: FormData, person: Person, now: Date) {
  const name = String(form.get('form') ?? '')
  const read = readForm(form, IncidentForm)
  if (!read.ok) return data<FormAnswer>({ form: name, state: read }, 422)
  const sent = read.value
  const answer =
    sent.intent === 'open'
      ? await openIncident(db, sent, person, now)
      : await changeIncident(db, { ...sent, move: sent.intent }, person, now)
  if (answer.ok) return redirect(`?done=${said[sent.intent]}`)
  const { reason } = answer.refusal
  const errors = { [fieldOf[reason] ?? 'form']: `measure.refusal.${reason}` }
  return data<FormAnswer>({ form: name, state: { errors, values: valuesOf(form) } }, 409)
}

/** Beside which field a refusal is shown; what is not named concerns the form as a whole. */
const fieldOf: Record<string, string> = {
  ends_before_it_begins: 'toDay',
  too_long: 'toDay',
  reason_required: 'reason',
}
