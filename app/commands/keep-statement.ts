import { queueMail } from '#commands/queue-mail'
import type { Tx } from '#db/client'
import { isHeardByMarketplace } from '#db/exclusions/cases'
import { listShopRecipients, type Recipient } from '#db/portal/recipients'
import { insertStatement, type NewDelivery, type NewStatement } from '#db/statements/statements'
import type { MarketplaceEventType } from '#domain/announcement'
import type { Language } from '#domain/language'
import type { StatementFields } from '#domain/statements/fields'

/** Whom a statement is to: a seller, or somebody without an account by the marketplace's id. */
export type Addressee = { sellerId: string } | { personId: string }

type KeepStatement = Pick<NewStatement, 'kind' | 'subjectKind' | 'subjectId' | 'title' | 'body'> & {
  to: Addressee
  language: Language
  /** Only where it restricts somebody. */
  fields: StatementFields | null
  /** What the marketplace is told it with. */
  toldWith: MarketplaceEventType
}

/**
 * Keeps a statement of reasons as it is sent; its id. A seller's is shown in the portal and mailed to everybody of the
 * shop; to somebody without an account the marketplace hands it on.
 */
export async function keepStatement(
  tx: Tx,
  { toldWith, fields, to, ...statement }: KeepStatement,
  now: Date,
): Promise<string> {
  const row = { ...statement, fields: fields && JSON.stringify(fields), createdAt: now }
  if ('personId' in to) {
    return insertStatement(tx, { ...row, addresseePersonId: to.personId }, [marketplace])
  }

  const { sellerId } = to
  const recipients = await listShopRecipients(tx, sellerId)
  const isHeard = await isHeardByMarketplace(tx, toldWith)
  const statementId = await insertStatement(tx, { ...row, addresseeSellerId: sellerId }, [
    { channel: 'portal', state: 'delivered' },
    ...(recipients.length > 0 ? [{ channel: 'email' as const, state: 'queued' as const }] : []),
    ...(isHeard ? [marketplace] : []),
  ])
  await mailStatement(tx, { ...statement, id: statementId, sellerId }, recipients, now)
  return statementId
}

type Mailed = { id: string; sellerId: string; language: Language; title: string; body: string }

/** Mails a statement as it was kept to everybody of its shop. */
export async function mailStatement(
  tx: Tx,
  { id, sellerId, language, title: subject, body: text }: Mailed,
  recipients: readonly Pick<Recipient, 'recipient'>[],
  now: Date,
): Promise<void> {
  for (const { recipient } of recipients) {
    const dedupeKey = statementMailKey(id, recipient)
    await queueMail(tx, { recipient, language, kind: 'statement', subject, text, sellerId, dedupeKey }, now)
  }
}

const marketplace: NewDelivery = { channel: 'marketplace', state: 'queued' }

/** What keeps a statement from being mailed to an address twice, and by which its delivery is found. */
function statementMailKey(statementId: string, recipient: string): string {
  return `statement:${statementId}:${recipient.toLowerCase()}`
}
