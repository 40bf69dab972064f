import type { AppLoadContext } from '@remix-run/node'
import { z } from 'zod'
import { type FormProblem, readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { readRules } from '#app/pages/quality-policy-form.ts'
import {
  approveQualityPolicy,
  proposeQualityPolicy,
  refuseQualityPolicy,
} from '#commands/quality/change-policy'
import { simulatePolicy } from '#commands/quality/simulate-policy'
import { findPolicyInForce } from '#db/quality/policies'
import type { Person } from '#domain/permission'
import { defaultQualityPolicy } from '#domain/quality/policy'

const PolicyForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('propose'), note: requiredText(2000) }),
  z.object({ intent: z.literal('approve'), policyId: z.uuid() }),
  z.object({ intent: z.literal('refuse'), policyId: z.uuid(), reason: requiredText(2000) }),
])

export type FulfilledPolicyForm =
  | { ok: true; done: string }
  | { ok: false; status: 409 | 422; problem: FormProblem }

/** Does what a form about the quality policy asks for. */
export async function fulfilPolicyForm(
  context: AppLoadContext,
  form: FormData,
  person: Person,
): Promise<FulfilledPolicyForm> {
  const read = readForm(form, PolicyForm)
  if (!read.ok) return { ok: false, status: 422, problem: read }
  const { value } = read
  const { db, clock } = context
  const now = clock.now()
  switch (value.intent) {
    case 'propose':
      return propose(context, { form, note: value.note, now }, person)
    case 'approve':
      return outcome(await approveQualityPolicy(db, { id: value.policyId }, person, now), form, 'approved')
    case 'refuse': {
      const command = { id: value.policyId, reason: value.reason }
      return outcome(await refuseQualityPolicy(db, command, person, now), form, 'refused')
    }
    default:
      return value satisfies never
  }
}

/** The proposal keeps what the rules would do as things stand, for the second person to see. */
async function propose(
  { db, environment }: AppLoadContext,
  { form, note, now }: { form: FormData; note: string; now: Date },
  person: Person,
): Promise<FulfilledPolicyForm> {
  const inForce = (await findPolicyInForce(db)) ?? defaultQualityPolicy
  const read = readRules(form, inForce)
  if (!read.ok) return { ok: false, status: 422, problem: read }
  const zone = environment.marketplaceZone
  const simulation = (await simulatePolicy(db, read.rules, { zone, now })) ?? null
  const proposed = await proposeQualityPolicy(db, { rules: read.rules, note, simulation }, person, now)
  return outcome(proposed, form, 'proposed')
}

function outcome(
  result: { ok: true } | { ok: false; refusal: { reason: string } },
  form: FormData,
  done: 'proposed' | 'approved' | 'refused',
): FulfilledPolicyForm {
  if (result.ok) return { ok: true, done: `quality_policy.done.${done}` }
  const errors: Record<string, string> = { form: `quality_policy.refusal.${result.refusal.reason}` }
  return { ok: false, status: 409, problem: { errors, values: valuesOf(form) } }
}
