import { keepStatement } from '#commands/keep-statement'
import type { Tx } from '#db/client'
import { type Exclusion, findSellerOfCase } from '#db/exclusions/cases'
import { type Day, dayOf } from '#domain/day'
import { statementFields } from '#domain/exclusion/fields'
import type { StatementKind } from '#domain/exclusion/statement'
import { commonValues } from '#domain/exclusion/statements/values'
import { writeStatement } from '#domain/exclusion/statements/write'
import { type Language, languageToWriteIn } from '#domain/language'
import { ok, type Result } from '#domain/result'
import type { StatementRefusal } from '#domain/statements/fill'

type Issuing = {
  kind: StatementKind
  exclusion: Pick<
    Exclusion,
    'id' | 'sellerId' | 'scope' | 'category' | 'reasonCodes' | 'snapshot' | 'zone' | 'cycle'
  >
  now: Date
  /** The reasons of this decision where they are not the exclusion's. */
  reasonCodes?: readonly string[]
  /** The day from which the decision has effect; today where it is left out. */
  appliesOn?: Day
  /** What this kind says beside what every statement says, in the addressee's language. */
  values: (language: Language) => Record<string, string>
}

/**
 * Writes and keeps a statement of reasons in the seller's language, before or with the effect it explains (G6).
 * Refused where the record leaves a gap in it.
 */
export async function issueStatement(
  tx: Tx,
  { kind, exclusion, now, reasonCodes, appliesOn, values }: Issuing,
): Promise<Result<string, StatementRefusal>> {
  const seller = await findSellerOfCase(tx, exclusion.sellerId)
  const language = languageToWriteIn(seller?.language)
  const today = dayOf(now, exclusion.zone)
  const codes = reasonCodes ?? exclusion.reasonCodes
  const of = { ...exclusion, shop: seller?.name ?? exclusion.sellerId, reasonCodes: codes }
  const written = writeStatement(kind, language, {
    ...commonValues(of, language, today),
    ...values(language),
  })
  if (!written.ok) return written

  const fields = statementFields({ ...of, kind, language, today, appliesOn: appliesOn ?? today, now })
  const about = { subjectKind: 'exclusion', subjectId: exclusion.id } as const
  const addressed = { to: { sellerId: exclusion.sellerId }, language, ...written.value }
  const toldWith = 'seller.excluded'
  return ok(await keepStatement(tx, { kind, ...about, ...addressed, fields, toldWith }, now))
}
