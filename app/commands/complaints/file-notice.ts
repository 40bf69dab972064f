import { fileComplaint } from '#commands/receive-complaints'
import type { Database, Tx } from '#db/client'
import { findFlagger } from '#db/complaints/flaggers'
import { findNoticedReview, insertNotice } from '#db/complaints/notices'
import { standingOfFlagger } from '#domain/complaints/flagger'
import {
  judgeNotice,
  kindOfNotice,
  type NoticeReason,
  type NoticeRefusal,
  noticedStates,
  reviewIdsOf,
} from '#domain/complaints/notice'
import type { Language } from '#domain/language'
import { ok, type Result, refuse } from '#domain/result'

export type FileNotice = {
  reason: NoticeReason
  /** Why it is illegal. */
  text: string
  /** The review's id, or an address that has it. */
  location: string
  /** Empty where the law asks for none. */
  name: string
  email: string
  language: Language
  requestKey: string
  /** The trusted flagger whose personal link it came by, who is named in our list and not in the form. */
  flaggerId?: string | undefined
}

const actor = { kind: 'job', id: 'notice_form' } as const

/**
 * Takes a notice of illegal content from anybody (DSA Art. 16), and acknowledges it at once. The seller whose goods the
 * review is about is no side of it, and whoever wrote the review never learns who gave it. Sent twice it is one.
 *
 * @returns the complaint's id.
 */
export async function fileNotice(
  db: Database,
  { reason, text, location, language, requestKey, ...given }: FileNotice,
  now: Date,
): Promise<Result<string, NoticeRefusal | { reason: 'no_such_review' }>> {
  const flagger = await findTrusted(db, given.flaggerId, now)
  const { name, email } = flagger ?? given
  const judged = judgeNotice({ reason, name, email })
  if (!judged.ok) return judged
  const review = await findNoticedReview(db, reviewIdsOf(location), noticedStates)
  if (!review) return refuse({ reason: 'no_such_review' })
  const notice = {
    ...{ reviewId: review.id, location: location.trim() },
    ...{ name: name.trim() || null, confirmedAt: now, flaggerId: flagger?.id ?? null },
  }
  const keepWith = (tx: Tx, complaintId: string) => insertNotice(tx, { ...notice, complaintId })
  const filed = {
    ...{ sellerId: review.sellerId, kind: kindOfNotice(reason), text, language },
    ...{ filedBy: 'anyone' as const, contactEmail: email.trim() || undefined },
  }
  // The same words about another review of the shop are another notice.
  const filing = { actor, channel: 'notice', requestKey: `${requestKey}:${review.id}`, keepWith } as const
  return ok(await fileComplaint(db, filed, filing, now))
}

/** Who is suspended, or has the status no more, gives notice as anybody does. */
async function findTrusted(db: Database, id: string | undefined, now: Date) {
  const flagger = id === undefined ? undefined : await findFlagger(db, id)
  return flagger && standingOfFlagger(flagger, now) === 'trusted' ? flagger : undefined
}
