import { z } from 'zod'
import { type RemedyKind, type RemedyTerms, remedyKinds } from '#domain/mediation/remedy'

const typed = z.string().trim().max(40).default('')

/** Fields of a form that say what is given; the domain says whether they go together. */
export const termsFields = { kind: z.enum(remedyKinds), amount: typed, currency: typed, percent: typed }

type Typed = { kind: RemedyKind; amount: string; currency: string; percent: string }

/** What was typed as terms: a comma is a point, and a currency counts only beside an amount. */
export function termsOfForm({ kind, amount, currency, percent }: Typed): RemedyTerms {
  const number = amount.replace(/\s/g, '').replace(',', '.')
  return {
    kind,
    money: number === '' ? null : { amount: number, currency: currency.toUpperCase() },
    percent: percent === '' ? null : Number(percent.replace('%', '')),
  }
}
