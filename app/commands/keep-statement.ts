import { queueMail } from '#commands/queue-mail'
import type { Tx } from '#db/client'
import { isHeardByMarketplace } from '#db/exclusions/cases'
import { listShopRecipients } from '#db/portal/recipients'
import { insertStatement, type NewStatement } from '#db/statements/statements'
import type { MarketplaceEventType } from '#domain/announcement'
import type { Language } from '#domain/language'
import type { StatementFields } from '#domain/statements/fields'

type KeepStatement = Pick<NewStatement, 'kind' | 'subjectKind' | 'subjectId' | 'title' | 'body'> & {
  addresseeSellerId: string
  language: Language
  fields: StatementFields
  /** What the marketplace is told it with. */
  toldWith: MarketplaceEventType
}

/**
 * Keeps a statement of reasons to a seller as it is sent, shows it in the portal and puts a mail to everybody of its shop in line;
 * its id.
 */
export async function keepStatement(
  tx: Tx,
  { toldWith, fields, ...statement }: KeepStatement,
  now: Date,
): Promise<string> {
  const { addresseeSellerId: sellerId, language, title: subject, body: text } = statement
  const recipients = await listShopRecipients(tx, sellerId)
  const isHeard = await isHeardByMarketplace(tx, toldWith)
  const statementId = await insertStatement(
    tx,
    { ...statement, fields: JSON.stringify(fields), createdAt: now },
    [
      { channel: 'portal', state: 'delivered' },
      ...(recipients.length > 0 ? [{ channel: 'email' as const, state: 'queued' as const }] : []),
      ...(isHeard ? [{ channel: 'marketplace' as const, state: 'queued' as const }] : []),
    ],
  )
  for (const { recipient } of recipients) {
    const dedupeKey = statementMailKey(statementId, recipient)
    await queueMail(tx, { recipient, language, kind: 'statement', subject, text, sellerId, dedupeKey }, now)
  }
  return statementId
}

/** What keeps a statement from being mailed to an address twice, and by which its delivery is found. */
function statementMailKey(statementId: string, recipient: string): string {
  return `statement:${statementId}:${recipient.toLowerCase()}`
}
