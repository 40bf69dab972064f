import { mailReader } from '#commands/notices/mail-reader'
import type { Database, Tx } from '#db/client'
import { type Complaint, findComplaint } from '#db/complaints/complaints'
import { findNewestMessageFor } from '#db/complaints/messages'
import { findReporterJudged } from '#db/complaints/reporters'
import { findCleared, findUndone } from '#db/complaints/timeline'
import { wasToldOfWait } from '#db/late-waits'
import { findNewestOfferFor, findNewestOfferOverFor } from '#db/mediation/news'
import { listShopRecipients, type Recipient } from '#db/portal/recipients'
import { listEvidenceFrom } from '#db/vault/evidence'
import { lanesReadBy } from '#domain/complaints/lane'
import { type ComplaintSide, complaintSides } from '#domain/complaints/mover'
import { sideOfSeller } from '#domain/complaints/side'
import { type UndoingOfComplaint, undoneBy } from '#domain/complaints/undone'
import { hearsOfClearing } from '#domain/complaints/verdict'
import type { Language } from '#domain/language'
import type { NoticeKind } from '#domain/notices/kind'
import { kindOfStage } from '#domain/notices/of-stage'
import { placeOfComplaintWait } from '#domain/usual-wait'
import { lastBurst } from '#domain/vault/burst'

type NewsKind =
  | 'stage'
  | 'taken_back'
  | 'cleared'
  | 'reminder'
  | 'message'
  | 'agreement'
  | 'offer_over'
  | 'evidence'
  | 'delayed'
  | 'reporter_warned'
  | 'reporter_suspended'

export type ComplaintNews = {
  kind: NewsKind
  side: ComplaintSide
  /** Whether it is read in the portal; else by a signed link. */
  isShop: boolean
  complaint: Pick<Complaint, 'id' | 'number' | 'state' | 'dueAt'>
  /** What an appeal took back with the decision. */
  undone?: readonly UndoingOfComplaint[]
  /** How the notices from an address came out, where that is the news. */
  record?: { decided: number; unfounded: number; until: string | null } | undefined
}
/** Commands know what has happened, the doors how it is said. */
export type WriteComplaintNews = (
  language: Language,
  news: ComplaintNews,
) => { subject: string; text: string }

/**
 * Mails both sides what they have not heard: the present stage, a reminder, that there is a message. A mail says that
 * there is something, never what was written or by whom; files of a few minutes are one news. Each news goes to each
 * address once, however often this runs.
 */
export async function tellOfComplaint(
  db: Database,
  { complaintId, write }: { complaintId: string; write: WriteComplaintNews },
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const complaint = await findComplaint(tx, complaintId)
    if (!complaint) return
    for (const side of complaintSides) await tellSide(tx, { complaint, side, write }, now)
  })
}

async function tellSide(
  tx: Tx,
  { complaint, side, write }: { complaint: Complaint; side: ComplaintSide; write: WriteComplaintNews },
  now: Date,
): Promise<void> {
  const recipients = await listRecipients(tx, complaint, side)
  if (recipients.length === 0) return
  const isShop = side === sideOfSeller(complaint.filedBy)
  const sellerId = isShop ? complaint.sellerId : null
  for (const { kind, by, key, notBefore, isUnnoticed, ...about } of await listNews(tx, complaint, side)) {
    for (const reader of recipients) {
      const dedupeKey = `complaint:${complaint.id}:${key}:${reader.recipient.toLowerCase()}`
      const said = write(reader.language, { kind, side, isShop, complaint, ...about })
      const notice = by && { kind: by, subjectId: isUnnoticed ? null : complaint.id }
      const mail = { kind: 'complaint', notice, sellerId, dedupeKey, ...said }
      await mailReader(tx, reader, notBefore ? { ...mail, notBefore } : mail, now)
    }
  }
}

async function listRecipients(tx: Tx, complaint: Complaint, side: ComplaintSide): Promise<Recipient[]> {
  const { sellerId, contactEmail, language, sellerAskedAt, filedBy } = complaint
  if (side !== sideOfSeller(filedBy)) {
    const isReached = side === 'complainant' && contactEmail !== null
    return isReached ? [{ recipient: contactEmail, language: language ?? 'en' }] : []
  }
  // A shop is written to once it is asked, and of whatever it has filed itself.
  return side === 'complainant' || sellerAskedAt ? listShopRecipients(tx, sellerId) : []
}

/**
 * `notBefore`: what may still be followed by more of the same waits for it. `by`: what of a shop's wishes it goes by;
 * null where it is mailed at any hour. `isUnnoticed`: no notice tells a shop of it.
 */
type News = { key: string; by: NoticeKind | null; notBefore?: Date; isUnnoticed?: true } & Pick<
  ComplaintNews,
  'kind' | 'undone' | 'record'
>

async function listNews(tx: Tx, complaint: Complaint, side: ComplaintSide): Promise<News[]> {
  const { id, state, stageSince, reminded } = complaint
  const key = `${state}:${stageSince?.getTime() ?? 0}`
  const taken = state === 'reopened' ? await findUndone(tx, id) : undefined
  const stage = taken ? { kind: 'taken_back' as const, undone: undoneBy(taken) } : { kind: 'stage' as const }
  const by = 'complaint_news'
  const news: News[] = [{ ...stage, by: kindOfStage(state, side), key }]
  news.push(...(await listClearings(tx, complaint, side)))
  const isReminded = state === 'awaiting_seller' && reminded > 0 && side === 'respondent'
  const nth = `reminder${reminded}:${stageSince?.getTime() ?? 0}`
  if (isReminded) news.push({ kind: 'reminder', by: 'complaint_due', key: nth })
  // Whoever filed it waits for us until the shop is asked.
  const place = placeOfComplaintWait(complaint)
  const isLate = side === 'complainant' && (await wasToldOfWait(tx, 'complaint', place))
  if (isLate) news.push({ kind: 'delayed', by, key: `delayed${place.slice(id.length)}` })
  const judged = side === 'complainant' ? await findReporterJudged(tx, id) : undefined
  if (judged) {
    const { standing } = judged
    news.push({ kind: `reporter_${standing}`, by: null, key: `reporter:${standing}`, record: judged })
  }
  const message = await findNewestMessageFor(tx, { complaintId: id, side, lanes: lanesReadBy(side) })
  if (message) news.push({ kind: 'message', by, key: `message:${message.id}` })
  const offered = await findNewestOfferFor(tx, { complaintId: id, side })
  if (offered) news.push({ kind: 'agreement', by: 'complaint_offer', key: `agreement:${offered.id}` })
  // An offer that ends with the negotiation is told with the stage.
  const over =
    state === 'negotiation' ? await findNewestOfferOverFor(tx, { complaintId: id, side }) : undefined
  if (over) news.push({ kind: 'offer_over', by, key: `offer_over:${over.id}` })
  const burst = lastBurst(await listEvidenceFrom(tx, { complaintId: id, side }))
  if (burst) {
    const files = { key: `evidence:${burst.firstId}`, notBefore: burst.endsAt, isUnnoticed: true } as const
    news.push({ kind: 'evidence', by, ...files })
  }
  return news
}

/** That what was decided counts no longer, while the complaint goes on as it does. */
async function listClearings(tx: Tx, { id, filedBy }: Complaint, side: ComplaintSide): Promise<News[]> {
  const cleared = await findCleared(tx, id)
  const isShop = side === sideOfSeller(filedBy)
  if (!cleared || !hearsOfClearing(cleared.decidedFor, { isShop })) return []
  const undone = undoneBy(cleared.facts)
  return [{ kind: 'cleared', by: 'complaint_news', key: `cleared:${cleared.id}`, undone }]
}
