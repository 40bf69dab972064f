import { refusing } from '#commands/refusing'
import type { Database, Tx } from '#db/client'
import { isNotInForce } from '#db/independence/waivers'
import { type Result, refuse } from '#domain/result'

/** What bars whoever decided it themselves. */
export type TookPart = { reason: 'took_part' }

/**
 * `refusing`, for what can be decided under a waiver: where a second person came between looking for one and writing, it
 * bars like none (B27).
 */
export async function refusingUnwaived<Value, Refusal>(
  db: Database,
  work: (tx: Tx) => Promise<Result<Value, Refusal>>,
  isLook: boolean,
): Promise<Result<Value, Refusal | TookPart>> {
  try {
    return await refusing(db, work, isLook)
  } catch (error) {
    if (isNotInForce(error)) return refuse({ reason: 'took_part' })
    throw error
  }
}
