import { data } from '@remix-run/node'
import { z } from 'zod'
import type { FaultOfReview } from '#app/components/disputes/fault-panel.tsx'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { showFirst, wasLookedAt } from '#app/pages/look-first.server.ts'
import { showPlatformAnswer, writePlatformAnswer } from '#commands/disputes/answer-for-platform'
import { attributeFault } from '#commands/disputes/attribute-fault'
import { judgeFaultClaim } from '#commands/disputes/judge-fault-claim'
import type { Database } from '#db/client'
import { isUnderAudit } from '#db/detector/audits'
import { findDisputeBar } from '#db/disputes/disputes'
import { listFaultClaimsOf } from '#db/disputes/fault-claims'
import { findFault } from '#db/disputes/faults'
import { findPlatformAnswer } from '#db/disputes/platform-answers'
import { findReview } from '#db/reviews'
import type { DisputeBar } from '#domain/disputes/dispute'
import { faults, judgeBlaming } from '#domain/disputes/fault'
import { may, type Person } from '#domain/permission'

const seenFault = z
  .enum(['', ...faults])
  .default('')
  .transform((fault) => fault || undefined)

const AttributeForm = z.object({
  form: z.string().max(300).default(''),
  requestKey: z.string().min(1).max(600),
  fault: z.enum(faults, 'form.required'),
  note: requiredText(5000),
  seenFault,
})

const ClaimForm = z.object({
  form: z.string().max(300).default(''),
  requestKey: z.string().min(1).max(600),
  found: z.enum(faults, 'form.required'),
  note: requiredText(5000),
  seenVersion: z.coerce.number().int().min(1).max(1_000_000_000),
})

const AnswerForm = z.object({
  form: z.string().max(300).default(''),
  requestKey: z.string().min(1).max(600),
  answer: requiredText(5000),
})

/** Whose fault a review tells of; null where there is none to tell, or where it is to be judged blindly. */
export async function readFault(
  db: Database,
  reviewId: string,
  person: Person,
): Promise<FaultOfReview | null> {
  const [review, said, answer, claims, bar, isBlind] = await Promise.all([
    findReview(db, reviewId),
    findFault(db, reviewId),
    findPlatformAnswer(db, reviewId),
    listFaultClaimsOf(db, reviewId),
    findDisputeBar(db, reviewId, person.id),
    isUnderAudit(db, reviewId),
  ])
  if (!review || isBlind) return null
  const isOpen = judgeBlaming(review).ok
  const waiting = claims.find(({ state }) => state === 'open')
  if (!said && !waiting && !isOpen) return null
  const mayJudge = may(person, 'judge_disputes')
  const mayAnswer = mayJudge && isOpen && bar !== 'tied'
  const shown = answer && {
    ...{ text: answer.text, by: answer.writtenByName, isMine: answer.writtenBy === person.id },
    isShown: answer.publishedAt !== null,
  }
  return {
    answer: mayAnswer && said?.fault === 'platform' ? (shown ?? null) : undefined,
    waitingClaim: mayJudge && waiting ? waiting.id : null,
    said: said
      ? { fault: said.fault, note: said.note, by: said.setByName, at: said.setAt.toISOString() }
      : null,
    canSay: canSay(mayJudge && isOpen && !waiting, bar),
  }
}

function canSay(isOpen: boolean, bar: DisputeBar | undefined): FaultOfReview['canSay'] {
  return isOpen ? (bar ?? 'yes') : 'no'
}

/** Carries out the form by which somebody of staff says whose fault it was; undefined once that is done. */
export async function answerFaultForm(
  db: Database,
  form: FormData,
  { reviewId, person, now }: { reviewId: string; person: Person; now: Date },
) {
  const read = readForm(form, AttributeForm)
  if (!read.ok) return data<FormAnswer>({ form: 'fault', state: read }, 422)
  const said = await attributeFault(db, { ...read.value, reviewId }, person, now)
  return said.ok ? undefined : refused(form, said.refusal.reason)
}

/** The forms by which the marketplace answers for a fault of its own. */
export const answerIntents = ['write_answer', 'show_answer'] as const
const carryOut = { write_answer: writePlatformAnswer, show_answer: showPlatformAnswer }

/** Carries out one of them, likewise. */
export async function answerPlatformForm(
  db: Database,
  form: FormData,
  asked: { intent: (typeof answerIntents)[number]; reviewId: string; person: Person; now: Date },
) {
  const { intent, reviewId, person, now } = asked
  const read = readForm(form, AnswerForm)
  if (!read.ok) return data<FormAnswer>({ form: intent, state: read }, 422)
  const { answer: text, requestKey } = read.value
  const done = await carryOut[intent](db, { reviewId, text, requestKey }, person, now)
  return done.ok ? undefined : refused(form, done.refusal.reason)
}

/** Carries out the form by which a shop's claim is judged, likewise; what it would send is looked at first. */
export async function answerClaimForm(
  db: Database,
  form: FormData,
  { claimId, person, zone, now }: { claimId: string; person: Person; zone: string; now: Date },
) {
  const read = readForm(form, ClaimForm)
  if (!read.ok) return data<FormAnswer>({ form: 'claim', state: read }, 422)
  const isLook = !wasLookedAt(form)
  const judged = await judgeFaultClaim(db, { ...read.value, claimId, zone, isLook }, person, now)
  if (judged.ok && isLook) return showFirst(form, judged.value)
  return judged.ok ? undefined : refused(form, judged.refusal.reason)
}

function refused(form: FormData, reason: string) {
  if (reason === 'not_found') throw new Response(null, { status: 404 })
  const errors: Record<string, string> = { form: `faults.refusal.${reason}` }
  const name = String(form.get('form') ?? '')
  return data<FormAnswer>({ form: name, state: { errors, values: valuesOf(form) } }, 409)
}
