import type { Tx } from '#db/client'
import { findAuditSetting, insertAudits } from '#db/detector/audits'
import { openWorkItems } from '#db/work-items'
import { isDrawn } from '#domain/detection/models/audit'
import { placeInLine } from '#domain/priority'

export type AutomaticPublication = {
  reviewId: string
  revision: number
  language: string | null
  fakeProbability: number
  /** How long it may wait for a person, in hours. */
  dueHours: number
}

/**
 * Draws from what was just published without a person and puts what is drawn before people like anything else that
 * waits. It stays published meanwhile.
 */
export async function drawAudits(tx: Tx, publications: AutomaticPublication[], now: Date): Promise<void> {
  if (publications.length === 0) return
  const setting = await findAuditSetting(tx)
  const drawn = publications.filter(({ reviewId }) => isDrawn(reviewId, setting))
  if (drawn.length === 0) return
  await insertAudits(
    tx,
    drawn.map(({ reviewId, revision, fakeProbability }) => ({
      ...{ reviewId, revision, fakeProbability, rate: setting.rate },
    })),
    now,
  )
  const items = drawn.map(({ reviewId, language, dueHours }) => ({
    ...{ subjectId: reviewId, language },
    place: placeInLine(new Date(now.getTime() + dueHours * 3_600_000), []),
  }))
  await openWorkItems(tx, items, now, 'audit')
}
