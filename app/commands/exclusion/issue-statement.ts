import { queueMail } from '#commands/queue-mail'
import type { Tx } from '#db/client'
import { type Exclusion, findSellerOfCase, isHeardByMarketplace } from '#db/exclusions/cases'
import { insertStatement } from '#db/exclusions/statements'
import { listShopRecipients } from '#db/portal/recipients'
import { type Day, dayOf } from '#domain/day'
import { statementFields } from '#domain/exclusion/fields'
import type { StatementKind } from '#domain/exclusion/statement'
import { commonValues } from '#domain/exclusion/statements/values'
import { type StatementRefusal, writeStatement } from '#domain/exclusion/statements/write'
import { isLanguage, type Language } from '#domain/language'
import { ok, type Result } from '#domain/result'

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
  const language = seller?.language && isLanguage(seller.language) ? seller.language : 'en'
  const today = dayOf(now, exclusion.zone)
  const codes = reasonCodes ?? exclusion.reasonCodes
  const of = { ...exclusion, shop: seller?.name ?? exclusion.sellerId, reasonCodes: codes }
  const written = writeStatement(kind, language, {
    ...commonValues(of, language, today),
    ...values(language),
  })
  if (!written.ok) return written

  const recipients = await listShopRecipients(tx, exclusion.sellerId)
  const isHeard = await isHeardByMarketplace(tx, 'seller.excluded')
  const statementId = await insertStatement(
    tx,
    {
      kind,
      subjectKind: 'exclusion',
      subjectId: exclusion.id,
      addresseeSellerId: exclusion.sellerId,
      language,
      ...written.value,
      fields: JSON.stringify(
        statementFields({ ...of, kind, language, today, appliesOn: appliesOn ?? today, now }),
      ),
      createdAt: now,
    },
    [
      { channel: 'portal', state: 'delivered' },
      ...(recipients.length > 0 ? [{ channel: 'email' as const, state: 'queued' as const }] : []),
      ...(isHeard ? [{ channel: 'marketplace' as const, state: 'queued' as const }] : []),
    ],
  )
  for (const { recipient } of recipients) {
    const dedupeKey = statementMailKey(statementId, recipient)
    const { title: subject, body: text } = written.value
    const mail = {
      recipient,
      language,
      kind: 'statement',
      subject,
      text,
      sellerId: exclusion.sellerId,
      dedupeKey,
    }
    await queueMail(tx, mail, now)
  }
  return ok(statementId)
}

/** What keeps a statement from being mailed to an address twice, and by which its delivery is found. */
function statementMailKey(statementId: string, recipient: string): string {
  return `statement:${statementId}:${recipient.toLowerCase()}`
}
