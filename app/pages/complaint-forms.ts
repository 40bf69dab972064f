import { z } from 'zod'
import { numberBetween, optionalText, requiredText, ticked, tickedOf } from '#app/pages/form.ts'
import { complaintLanes } from '#domain/complaints/lane'
import { complaintSeverities } from '#domain/complaints/topic'
import { complaintChecks, type TriageDecision } from '#domain/complaints/triage'

const seen = { requestKey: z.uuid(), seenVersion: z.coerce.number().int().min(0).max(1_000_000) }
const text = requiredText(5000)
const proof = { ...seen, text, checked: tickedOf(complaintChecks) }

/** Everything our people can send about a complaint. */
export const StaffForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('claim') }),
  z.object({
    intent: z.literal('ask_seller'),
    ...{ ...seen, hours: numberBetween(24, 240), namesComplainant: ticked },
  }),
  z.object({ intent: z.enum(['fast_track', 'clear_danger', 'resume_triage', 'resume_mediation']), ...seen }),
  z.object({
    intent: z.literal('remove_content'),
    ...{ ...seen, reasonCode: requiredText(60), ground: z.enum(['rules', 'illegal'], 'form.required') },
    ...{ law: optionalText(500), why: optionalText(2000) },
  }),
  z.object({ intent: z.literal('mark_duplicate'), ...seen, duplicateOf: requiredText(128) }),
  z.object({ intent: z.enum(['put_out_of_scope', 'find_invalid']), ...seen, text }),
  z.object({ intent: z.literal('hear_withdrawal'), ...seen, text }),
  z.object({ intent: z.literal('not_prove'), ...proof }),
  z.object({ intent: z.literal('verify_fake'), ...proof, told: text }),
  z.object({ intent: z.literal('verify_extortion'), ...proof, told: text, reviewId: optionalText(128) }),
  z.object({
    intent: z.literal('classify'),
    ...{ ...seen, about: requiredText(100), severity: z.enum(complaintSeverities) },
  }),
  z.object({ intent: z.literal('deliver_held'), heldId: z.uuid() }),
  z.object({ intent: z.literal('stop_held'), heldId: z.uuid(), text }),
  z.object({
    intent: z.literal('hand_over'),
    ...{ requestKey: z.uuid(), toAccountId: z.uuid('form.required'), note: optionalText(5000) },
  }),
  z.object({
    intent: z.literal('message'),
    ...{ requestKey: z.uuid(), lane: z.enum(complaintLanes), text, isConfirmed: ticked },
  }),
])
export type StaffForm = z.output<typeof StaffForm>

type Other = 'claim' | 'message' | 'hand_over' | 'hear_withdrawal' | 'classify' | 'deliver_held' | 'stop_held'

/** What a form decides about a complaint; every other form does something else with it. */
export function decisionOf(sent: Exclude<StaffForm, { intent: Other }>): TriageDecision {
  switch (sent.intent) {
    case 'ask_seller':
      return { move: sent.intent, hours: sent.hours, namesComplainant: sent.namesComplainant }
    case 'remove_content':
      return { move: sent.intent, reasonCode: sent.reasonCode, illegal: illegalOf(sent) }
    case 'mark_duplicate':
      return { move: sent.intent, duplicateOf: sent.duplicateOf }
    case 'put_out_of_scope':
    case 'find_invalid':
      return { move: sent.intent, answer: sent.text }
    case 'not_prove':
      return { move: sent.intent, answer: sent.text, checked: sent.checked }
    case 'verify_fake':
      return { move: sent.intent, answer: sent.text, told: sent.told, checked: sent.checked }
    case 'verify_extortion': {
      const { intent, text: answer, told, checked, reviewId } = sent
      return { move: intent, answer, told, checked, reviewId: reviewId || null }
    }
    default:
      return { move: sent.intent }
  }
}

function illegalOf({ ground, law = '', why = '' }: Extract<StaffForm, { intent: 'remove_content' }>) {
  return ground === 'illegal' ? { law, why } : null
}
