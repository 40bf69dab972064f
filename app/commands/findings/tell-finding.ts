import { keepStatement } from '#commands/keep-statement'
import type { Tx } from '#db/client'
import { findSellerOfCase } from '#db/exclusions/cases'
import type { Finding } from '#domain/findings/finding'
import { stateFinding } from '#domain/findings/statement'
import { languageToWriteIn } from '#domain/language'
import { ok, type Result } from '#domain/result'
import type { StatementRefusal } from '#domain/statements/fill'

type Unnamed<Named> = Named extends unknown ? Omit<Named, 'shop'> : never

/** Writes, keeps and mails the statement of reasons for a finding about a shop, in its language; its id. */
export async function tellFinding(
  tx: Tx,
  finding: Unnamed<Finding>,
  zone: string,
): Promise<Result<string, StatementRefusal>> {
  const { id: subjectId, sellerId, kind, decidedAt } = finding
  const seller = await findSellerOfCase(tx, sellerId)
  const language = languageToWriteIn(seller?.language)
  const stated = stateFinding({ ...finding, shop: seller?.name ?? sellerId }, language, zone)
  if (!stated.ok) return stated
  const about =
    kind === 'praise_picking'
      ? ({ kind: 'picking_confirmed', subjectKind: 'praise_picking', subjectId } as const)
      : ({ kind: 'integrity_confirmed', subjectKind: 'integrity_case', subjectId } as const)
  const statement = { ...about, ...stated.value, language, to: { sellerId }, fields: null }
  return ok(await keepStatement(tx, { ...statement, toldWith: 'seller.finding_confirmed' }, decidedAt))
}
