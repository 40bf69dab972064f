import { data } from '@remix-run/node'
import { z } from 'zod'
import type { FaultOfReview } from '#app/components/disputes/fault-panel.tsx'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { attributeFault } from '#commands/disputes/attribute-fault'
import type { Database } from '#db/client'
import { isUnderAudit } from '#db/detector/audits'
import { findDisputeBar } from '#db/disputes/disputes'
import { findFault } from '#db/disputes/faults'
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

/** Whose fault a review tells of; null where there is none to tell, or where it is to be judged blindly. */
export async function readFault(
  db: Database,
  reviewId: string,
  person: Person,
): Promise<FaultOfReview | null> {
  const [review, said, bar, isBlind] = await Promise.all([
    findReview(db, reviewId),
    findFault(db, reviewId),
    findDisputeBar(db, reviewId, person.id),
    isUnderAudit(db, reviewId),
  ])
  if (!review || isBlind || (!said && !judgeBlaming(review).ok)) return null
  return {
    said: said
      ? { fault: said.fault, note: said.note, by: said.setByName, at: said.setAt.toISOString() }
      : null,
    canSay: canSay(may(person, 'judge_disputes') && judgeBlaming(review).ok, bar),
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
  if (said.ok) return undefined
  const { reason } = said.refusal
  if (reason === 'not_found') throw new Response(null, { status: 404 })
  const errors = { form: `faults.refusal.${reason}` }
  return data<FormAnswer>({ form: 'fault', state: { errors, values: valuesOf(form) } }, 409)
}
