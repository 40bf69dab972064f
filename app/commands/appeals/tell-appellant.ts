import { mailReader } from '#commands/notices/mail-reader'
import type { Tx } from '#db/client'
import { listShopRecipients } from '#db/portal/recipients'
import { newsInWords } from '#domain/appeals/news'
import type { AppealNews } from '#domain/appeals/texts/template'

type Told = {
  id: string
  addresseeSellerId: string | null
  /** Until when: we answer, or what is asked for is sent. */
  dueAt: Date
  /** What is asked for, or why it is not taken. */
  words?: string
}

/** Mails a shop what happens to its appeal; somebody without an account hears of it from the marketplace, by events. */
export async function tellAppellant(
  tx: Tx,
  { id, addresseeSellerId: sellerId, dueAt, words = '' }: Told,
  news: AppealNews,
  now: Date,
): Promise<void> {
  if (sellerId === null) return
  const notice = news === 'info_requested' ? ({ kind: 'appeal_asked', subjectId: id } as const) : null
  for (const reader of await listShopRecipients(tx, sellerId)) {
    const said = newsInWords(news, reader.language, { appealId: id, dueAt, words })
    const dedupeKey = `appeal:${id}:${news}:${now.getTime()}:${reader.recipient.toLowerCase()}`
    await mailReader(tx, reader, { kind: 'appeal', notice, sellerId, dedupeKey, ...said }, now)
  }
}
