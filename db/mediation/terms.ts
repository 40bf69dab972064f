import type { RemedyKind, RemedyTerms } from '#domain/mediation/remedy'

type TermsColumns = {
  kind: RemedyKind
  amount: string | null
  currency: string | null
  percent: number | null
}

/** Terms as their columns hold them. */
export function columnsOfTerms({ kind, money, percent }: RemedyTerms): TermsColumns {
  return { kind, amount: money?.amount ?? null, currency: money?.currency ?? null, percent }
}

export function termsOfColumns({ kind, amount, currency, percent }: TermsColumns): RemedyTerms {
  return { kind, money: amount !== null && currency !== null ? { amount, currency } : null, percent }
}
