import type { Tx } from '#db/client'
import { findRecorded } from '#db/events'

import { ok, type Result, refuse } from '#domain/result'

export type TurnedAway = { reason: 'not_permitted' } | { reason: 'request_key_taken' }

/**
 * Whether a request about `subjectId` has been carried out before. Refused where its key came with something else,
 * or the person may not. Ask while holding the subject.
 */
export async function seenBefore(
  tx: Tx,
  { requestKey, subjectId, isAllowed }: { requestKey: string; subjectId: string; isAllowed: boolean },
): Promise<Result<boolean, TurnedAway>> {
  const recorded = await findRecorded(tx, requestKey)
  if (recorded) return recorded.subjectId === subjectId ? ok(true) : refuse({ reason: 'request_key_taken' })
  return isAllowed ? ok(false) : refuse({ reason: 'not_permitted' })
}
