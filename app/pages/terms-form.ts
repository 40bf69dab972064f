import { z } from 'zod'
import type { FieldErrors } from '#app/pages/form.ts'
import {
  judgeTerms,
  type RemedyKind,
  type RemedyTerms,
  remedyKinds,
  takesMoney,
  takesPercent,
} from '#domain/mediation/remedy'

const typed = z.string().trim().max(40).default('')

/** Fields of a form that say what is given; the domain says whether they go together. */
export const termsFields = { kind: z.enum(remedyKinds), amount: typed, currency: typed, percent: typed }

type Typed = { kind: RemedyKind; amount: string; currency: string; percent: string }

/**
 * What was typed as terms: a comma is a point, and a currency counts only beside an amount. What a page hides because
 * the kind takes none is not what anybody said.
 */
export function termsOfForm({ kind, amount, currency, percent }: Typed): RemedyTerms {
  const number = takesMoney(kind) ? amount.replace(/\s/g, '').replace(',', '.') : ''
  const share = takesPercent(kind) ? percent.replace('%', '').trim() : ''
  return {
    kind,
    money: number === '' ? null : { amount: number, currency: currency.toUpperCase() },
    percent: share === '' ? null : Number(share),
  }
}

/** Why a form with terms was refused, at the field it is about where it is about one. */
export function termsErrors(reason: string, form: FormData): FieldErrors {
  const read = z.object(termsFields).safeParse(Object.fromEntries(form))
  const wrong = read.success ? wrongFields(termsOfForm(read.data)) : {}
  const isOfTerms = reason === 'amount_needed' || reason === 'amount_unreadable'
  return isOfTerms && Object.keys(wrong).length > 0 ? wrong : { form: `mediation.refusal.${reason}` }
}

function wrongFields({ kind, money, percent }: RemedyTerms): FieldErrors {
  const errors: FieldErrors = {}
  const isShare = kind === 'discount'
  if (money && !judgeTerms({ kind: 'refund', money, percent: null }).ok)
    errors.amount = 'mediation.field.amount.unreadable'
  if (percent !== null && !judgeTerms({ kind: 'discount', money: null, percent }).ok)
    errors.percent = 'mediation.field.percent.unreadable'
  if (takesMoney(kind) && !money && percent === null)
    errors.amount = isShare ? 'mediation.field.amount.either' : 'mediation.field.amount.missing'
  if (isShare && money && percent !== null) errors.percent = 'mediation.field.percent.both'
  return errors
}
