import { mailReader } from '#commands/notices/mail-reader'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { findOpenExclusion } from '#db/exclusions/cases'
import { insertMessage } from '#db/portal/messages'
import { listShopRecipients } from '#db/portal/recipients'
import type { Language } from '#domain/language'
import type { Person } from '#domain/permission'

export type SendCaseMessage = {
  sellerId: string
  text: string
  requestKey: string
  /** The mail that tells a shop of a message to it, without saying what is in it or who wrote it. */
  write: (language: Language) => { subject: string; text: string }
}

/**
 * Sends a message about a shop: from one of its people to the marketplace, or from staff to the shop, which is told by
 * mail. The same form sent twice is one message.
 */
export async function sendCaseMessage(
  db: Database,
  { sellerId, text, requestKey, write }: SendCaseMessage,
  person: Person,
  now: Date,
): Promise<void> {
  const sentBy = person.role === 'seller' ? ('seller' as const) : ('marketplace' as const)
  await db.transaction().execute(async (tx) => {
    const exclusionId = (await findOpenExclusion(tx, sellerId))?.id ?? null
    const message = { sellerId, exclusionId, sentBy, authorId: person.id, text, requestKey } as const
    const messageId = await insertMessage(tx, message, now)
    if (!messageId) return
    const recipients = sentBy === 'marketplace' ? await listShopRecipients(tx, sellerId) : []
    const notice = { kind: 'message', subjectId: sellerId } as const
    for (const reader of recipients) {
      const dedupeKey = `message:${messageId}:${reader.recipient.toLowerCase()}`
      const mail = { kind: 'message', notice, ...write(reader.language), sellerId, dedupeKey }
      await mailReader(tx, reader, mail, now)
    }
    const subject = { kind: 'seller', id: sellerId } as const
    const data = { sentBy, messageId, exclusionId } as const
    const by = { actor: { kind: 'person', id: person.id } as const, at: now }
    await record(tx, [{ type: 'case_message_sent', subject, data }], by)
  })
}
