import type { Tx } from '#db/client'
import { findRecorded } from '#db/events'
import type { EventType } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'

export type KeyRefusal = { reason: 'request_key_taken' }

type Asked = {
  requestKey: string
  letterId: string
  /** What it is recorded as. */
  as: readonly EventType[]
  /** Of which part of the letter, where its events are told apart by that. */
  commitmentId?: string
}

/**
 * Whether this was done to a letter before; refused where its key came with something else. Ask while holding the
 * letter.
 */
export async function sentBefore(
  tx: Tx,
  { requestKey, letterId, as, commitmentId }: Asked,
): Promise<Result<boolean, KeyRefusal>> {
  const seen = await findRecorded(tx, requestKey)
  if (!seen) return ok(false)
  const isSame = seen.subjectId === letterId && seen.data.commitmentId === commitmentId
  return isSame && as.includes(seen.type) ? ok(true) : refuse({ reason: 'request_key_taken' })
}
