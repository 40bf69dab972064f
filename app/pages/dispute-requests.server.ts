import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { linesOf, optionalText, readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { showFirst, wasLookedAt } from '#app/pages/look-first.server.ts'
import type { SellerPerson } from '#app/web/services.server.ts'
import { decideDispute } from '#commands/disputes/decide-dispute'
import { fileDispute } from '#commands/disputes/file-dispute'
import { withdrawDispute } from '#commands/disputes/withdraw-dispute'
import { withdrawFaultClaim } from '#commands/disputes/withdraw-fault-claim'
import type { Database } from '#db/client'
import { disputeOutcomes } from '#domain/disputes/dispute'
import { faults } from '#domain/disputes/fault'
import type { Person } from '#domain/permission'

const common = { form: z.string().max(300).default(''), requestKey: z.string().min(1).max(600) }

const ShopForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('file'),
    ...common,
    reasonCode: z.string('form.required').min(1, 'form.required').max(100),
    text: requiredText(5000),
    newFacts: optionalText(5000),
  }),
  z.object({ intent: z.literal('withdraw'), ...common, disputeId: z.uuid() }),
  z.object({ intent: z.literal('withdraw_claim'), claimId: z.uuid() }),
])
type ShopAsked = z.output<typeof ShopForm>

const JudgeForm = z.object({
  intent: z.literal('decide'),
  ...common,
  seenVersion: z.coerce.number().int().min(1).max(1_000_000_000),
  outcome: z.enum(disputeOutcomes, 'form.required'),
  note: requiredText(5000),
  words: optionalText(2000),
  fault: z
    .enum(['', ...faults])
    .transform((fault) => fault || undefined)
    .optional(),
})

export const disputeNotices: readonly string[] = [
  'disputes.did.file',
  'disputes.did.warned',
  'disputes.did.withdraw',
  'disputes.did.withdraw_claim',
  'disputes.did.decide',
  'disputes.did.propose',
]

/** Carries out a shop's form about a review: back to its page, or what was wrong with it. */
export async function answerShopDispute(
  db: Database,
  form: FormData,
  { reviewId, person, zone, now }: { reviewId: string; person: SellerPerson; zone: string; now: Date },
) {
  const read = readForm(form, ShopForm)
  if (!read.ok) return data<FormAnswer>({ form: 'file', state: read }, 422)
  const answer = await fulfil(read.value)
  if (!answer.ok) return refused(form, answer.refusal.reason)
  const did = answer.value?.isWarned ? 'warned' : read.value.intent
  return redirect(`/portal/disputes/${encodeURIComponent(reviewId)}?done=disputes.did.${did}`)

  async function fulfil(asked: ShopAsked) {
    switch (asked.intent) {
      case 'file':
        return fileDispute(db, { ...asked, reviewId, zone }, person, now)
      case 'withdraw':
        return withdrawDispute(db, asked, person, now)
      case 'withdraw_claim':
        return withdrawFaultClaim(db, asked, person, now)
      default:
        return asked satisfies never
    }
  }
}

/** Carries out the form of whoever judges a dispute, likewise. */
export async function answerJudgeForm(
  db: Database,
  form: FormData,
  { disputeId, person, zone, now }: { disputeId: string; person: Person; zone: string; now: Date },
) {
  const read = readForm(form, JudgeForm)
  if (!read.ok) return data<FormAnswer>({ form: 'decide', state: read }, 422)
  const isLook = !wasLookedAt(form)
  const words = linesOf(read.value.words)
  const answer = await decideDispute(db, { ...read.value, words, disputeId, zone, isLook }, person, now)
  if (!answer.ok) return refused(form, answer.refusal.reason)
  if (isLook) return showFirst(form, answer.value)
  return redirect(
    `/appeals/disputes/${disputeId}?done=disputes.did.${answer.value.state === 'open' ? 'propose' : 'decide'}`,
  )
}

/** Beside which field a refusal is shown; what is not named concerns the form as a whole. */
const fieldOf: Record<string, string> = { nothing_to_mask: 'words', words_not_found: 'words' }

function refused(form: FormData, reason: string) {
  if (reason === 'not_found') throw new Response(null, { status: 404 })
  const errors: Record<string, string> = { [fieldOf[reason] ?? 'form']: `disputes.refusal.${reason}` }
  const name = String(form.get('form') ?? '')
  return data<FormAnswer>({ form: name, state: { errors, values: valuesOf(form) } }, 409)
}
