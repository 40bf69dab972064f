import type { AppLoadContext } from '@remix-run/node'
import { z } from 'zod'
import { optionalText, requiredText, ticked } from '#app/pages/form.ts'
import type { SellerPerson } from '#app/web/services.server.ts'
import { claimFault } from '#commands/disputes/claim-fault'
import { withdrawFaultClaim } from '#commands/disputes/withdraw-fault-claim'
import { setCause } from '#commands/letters/set-cause'
import { stateObjectiveReason } from '#commands/portal/state-objective-reason'
import { recordRemedy } from '#commands/replies/record-remedy'
import { saveReplyDraft } from '#commands/replies/save-reply-draft'
import { submitReply } from '#commands/replies/submit-reply'
import { withdrawReply } from '#commands/replies/withdraw-reply'
import { causes } from '#domain/cause'
import { faultsOfOthers } from '#domain/disputes/fault'
import { objectiveReasons } from '#domain/objective-reason'
import { remedies } from '#domain/replies/remedy'

const kind = z.enum(remedies, 'form.required')

/** What a shop can do with one of its reviews. */
export const ReviewForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('answer'),
    text: requiredText(5000),
    isEdit: ticked,
    requestKey: z.uuid(),
  }),
  z.object({ intent: z.literal('check'), text: requiredText(5000) }),
  z.object({ intent: z.literal('withdraw_reply'), requestKey: z.uuid() }),
  z.object({ intent: z.literal('remedy'), kind, note: optionalText(1000) }),
  z.object({ intent: z.literal('no_remedy'), kind }),
  z.object({ intent: z.literal('cause'), cause: z.enum(causes, 'form.required') }),
  z.object({
    intent: z.literal('objective'),
    reason: z.enum(['', ...objectiveReasons]),
    note: optionalText(1000),
  }),
  z.object({
    intent: z.literal('claim_fault'),
    claimFault: z.enum(faultsOfOthers, 'form.required'),
    claimText: requiredText(5000),
    requestKey: z.uuid(),
  }),
  z.object({ intent: z.literal('withdraw_claim'), claimId: z.uuid() }),
])
type Asked = z.output<typeof ReviewForm>

export const reviewIntents = ReviewForm.options.map(({ shape }) => shape.intent.value)

/** Carries out what a form asked for. */
export function fulfilReviewForm(
  { db, clock, environment }: AppLoadContext,
  { reviewId, asked }: { reviewId: string; asked: Asked },
  person: SellerPerson,
) {
  const now = clock.now()
  switch (asked.intent) {
    case 'answer': {
      const { text, isEdit, requestKey } = asked
      return submitReply(db, { reviewId, text, isEdit, requestKey }, person, now)
    }
    case 'check':
      return saveReplyDraft(db, { reviewId, text: asked.text }, person, now)
    case 'withdraw_reply':
      return withdrawReply(db, { reviewId, requestKey: asked.requestKey }, person, now)
    case 'remedy': {
      const remedy = { reviewId, kind: asked.kind, note: asked.note ?? null, isDone: true }
      return recordRemedy(db, remedy, person, now)
    }
    case 'no_remedy':
      return recordRemedy(db, { reviewId, kind: asked.kind, note: null, isDone: false }, person, now)
    case 'cause':
      return setCause(db, { kind: 'review', id: reviewId, cause: asked.cause }, person, now)
    case 'objective': {
      const reason = asked.reason || undefined
      return stateObjectiveReason(db, { reviewId, reason, note: asked.note ?? null }, person, now)
    }
    case 'claim_fault': {
      const { claimFault: fault, claimText: text, requestKey } = asked
      const claim = { reviewId, fault, text, zone: environment.marketplaceZone, requestKey }
      return claimFault(db, claim, person, now)
    }
    case 'withdraw_claim':
      return withdrawFaultClaim(db, asked, person, now)
    default:
      return asked satisfies never
  }
}
