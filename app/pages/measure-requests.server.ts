import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { numberBetween, optionalText, readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { showFirst, wasLookedAt } from '#app/pages/look-first.server.ts'
import { finishCoaching } from '#commands/measures/finish-coaching'
import { handInDocument } from '#commands/measures/hand-in-document'
import { imposeMeasure } from '#commands/measures/impose-measure'
import { judgeDocument } from '#commands/measures/judge-document'
import { liftMeasure } from '#commands/measures/lift-measure'
import { requestDocument } from '#commands/measures/request-document'
import type { Database } from '#db/client'
import { addDays, startOfDay } from '#domain/day'
import { liftGroundNames, measureGrounds } from '#domain/measures/ground'
import { restricts } from '#domain/measures/measure'
import { measureSteps } from '#domain/measures/step'
import type { Person } from '#domain/permission'
import type { Result } from '#domain/result'

const common = { form: z.string().max(300).default(''), requestKey: z.string().min(1).max(400) }
const seen = { seenVersion: z.coerce.number().int().min(0).max(1_000_000) }
const kind = { kind: requiredText(128) }
const closing = { ...common, ...seen, measureId: z.uuid() }
const decimal = optionalText(20).transform((text) =>
  text === undefined ? undefined : Number(text.replace(',', '.')),
)
const lines = optionalText(4000).transform((text) => text?.split('\n'))

const HandInForm = z.object({
  intent: z.literal('hand_in'),
  ...{ ...common, ...kind, reference: requiredText(2000) },
})

const MeasureForm = z.discriminatedUnion('intent', [
  HandInForm,
  z.object({
    intent: z.literal('impose'),
    ...{ ...common, ...seen, step: z.enum(measureSteps), ground: z.enum(measureGrounds) },
    ...{ explanation: requiredText(5000), days: numberBetween(1, 366), task: optionalText(5000) },
    ...{ factor: decimal, categories: lines, skipReason: optionalText(2000) },
  }),
  z.object({
    intent: z.literal('lift'),
    ...{ ...closing, ground: z.enum(liftGroundNames), note: optionalText(2000) },
  }),
  z.object({ intent: z.literal('finish'), ...closing }),
  z.object({ intent: z.literal('request'), ...common, ...kind, note: optionalText(2000) }),
  z.object({ intent: z.literal('check'), ...common, ...seen, ...kind }),
  z.object({
    intent: z.literal('accept'),
    ...common,
    ...seen,
    ...kind,
    validUntil: z.iso.date('form.required'),
  }),
  z.object({ intent: z.literal('refuse'), ...common, ...seen, ...kind, note: requiredText(2000) }),
  z.object({ intent: z.literal('restrict'), ...common, ...seen, ...kind }),
])
type MeasureForm = z.output<typeof MeasureForm>

/** About which seller, by whom, when and in which zone a form is carried out. */
export type Asked = { sellerId: string; person: Person; now: Date; zone: string }

/** What is said once a form has been carried out, by what it asked for. */
const said = {
  impose: 'measure.did.imposed',
  lift: 'measure.did.lifted',
  finish: 'measure.did.finished',
  request: 'document.did.requested',
  hand_in: 'document.did.uploaded',
  check: 'document.did.judged',
  accept: 'document.did.judged',
  refuse: 'document.did.judged',
  restrict: 'document.did.judged',
} as const satisfies Record<MeasureForm['intent'], string>
export const measureNotices: readonly string[] = [...new Set(Object.values(said))]

/** Carries out a form about a seller's measures or proofs: back to the page, or what was wrong with it. */
export async function answerMeasureForm(db: Database, form: FormData, asked: Asked) {
  const read = readForm(form, MeasureForm)
  if (!read.ok) return data<FormAnswer>({ form: nameOf(form), state: read }, 422)
  const sent = read.value
  const isLook = sent.intent === 'impose' && restricts(sent.step) && !wasLookedAt(form)
  const answer = await fulfil(db, sent, { ...asked, isLook })
  return answer.ok && isLook ? showFirst(form, answer.value) : answerOf(form, said[sent.intent], answer)
}

/** Takes a proof from the seller's own hand; nothing else can be asked for there. */
export async function answerHandIn(db: Database, form: FormData, asked: Omit<Asked, 'zone'>) {
  const read = readForm(form, HandInForm)
  if (!read.ok) return data<FormAnswer>({ form: nameOf(form), state: read }, 422)
  const { sellerId, person, now } = asked
  const handedIn = await handInDocument(db, { ...read.value, sellerId }, person, now)
  return answerOf(form, said.hand_in, handedIn)
}

function answerOf(form: FormData, done: string, answer: Result<unknown, { reason: string }>) {
  if (answer.ok) return redirect(`?done=${done}`)
  const { reason } = answer.refusal
  const errors = { [fieldOf[reason] ?? 'form']: `measure.refusal.${reason}` }
  return data<FormAnswer>({ form: nameOf(form), state: { errors, values: valuesOf(form) } }, 409)
}

function nameOf(form: FormData): string {
  return String(form.get('form') ?? '')
}

/** Beside which field a refusal is shown; what is not named concerns the form as a whole. */
const fieldOf: Record<string, string> = {
  skip_reason_required: 'skipReason',
  explanation_required: 'explanation',
  task_required: 'task',
  categories_required: 'categories',
  factor_out_of_range: 'factor',
  days_out_of_range: 'days',
  reference_required: 'reference',
  note_required: 'note',
  ends_in_the_past: 'validUntil',
}

function fulfil(
  db: Database,
  sent: MeasureForm,
  { sellerId, person, now, zone, isLook }: Asked & { isLook: boolean },
) {
  switch (sent.intent) {
    case 'impose':
      return imposeMeasure(db, { ...sent, sellerId, zone, isLook }, person, now)
    case 'lift':
      return liftMeasure(db, sent, person, now)
    case 'finish':
      return finishCoaching(db, sent, person, now)
    case 'request':
      return requestDocument(db, { ...sent, sellerId }, person, now)
    case 'hand_in':
      return handInDocument(db, { ...sent, sellerId }, person, now)
    case 'check':
    case 'restrict':
      return judgeDocument(db, { ...sent, sellerId, judgement: { move: sent.intent } }, person, now)
    case 'refuse':
      return judgeDocument(
        db,
        { ...sent, sellerId, judgement: { move: 'refuse', note: sent.note } },
        person,
        now,
      )
    case 'accept': {
      const validUntil = startOfDay(addDays(sent.validUntil, 1), zone)
      return judgeDocument(db, { ...sent, sellerId, judgement: { move: 'accept', validUntil } }, person, now)
    }
    default:
      return sent satisfies never
  }
}
