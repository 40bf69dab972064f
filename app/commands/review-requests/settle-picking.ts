import { tellFinding } from '#commands/findings/tell-finding'
import { readLetters } from '#commands/read-letters'
import { record } from '#commands/record'
import { refusing } from '#commands/refusing'
import type { Database, Tx } from '#db/client'
import { lockPicking, setPickingSettled } from '#db/review-requests/picking'
import { isTied } from '#db/ties'
import type { DomainEvent } from '#domain/event'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import type { PickingOutcome } from '#domain/review-requests/skew'
import type { StatementRefusal } from '#domain/statements/fill'
import type { Letter } from '#domain/statements/letter'

export type SettlePicking = {
  pickingId: string
  outcome: PickingOutcome
  /** What was found, for ourselves. */
  note: string
  /** The facts as the shop is told them beside the figures; needed where it does pick. */
  told?: string | undefined
  /** The marketplace's time zone, in which days are said. */
  zone: string
  /** Changes nothing, and answers with what would be sent. */
  isLook?: boolean
}
export type SettlePickingRefusal =
  | { reason: 'settled_already' | 'not_permitted' | 'tied' | 'told_missing' }
  | StatementRefusal

/**
 * Says what a person made of a shop that seems to pick praise: it does, and is told why in a statement it can appeal
 * from, or there is another explanation.
 */
export async function settlePicking(
  db: Database,
  { isLook = false, ...command }: SettlePicking,
  person: Person,
  now: Date,
): Promise<Result<{ letters: Letter[] }, SettlePickingRefusal>> {
  if (!may(person, 'manage_measures')) return refuse({ reason: 'not_permitted' })
  const work = async (tx: Tx): Promise<Result<{ letters: Letter[] }, SettlePickingRefusal>> => {
    const settled = await settle(tx, command, person, now)
    if (!settled.ok) return settled
    const letters = isLook ? await readLetters(tx, [settled.value]) : []
    if (!isLook) await record(tx, [settled.value], { actor: { kind: 'person', id: person.id }, at: now })
    return ok({ letters })
  }
  return refusing(db, work, isLook)
}

async function settle(
  tx: Tx,
  { pickingId, outcome, note, told = '', zone }: Omit<SettlePicking, 'isLook'>,
  person: Person,
  now: Date,
): Promise<Result<DomainEvent, SettlePickingRefusal>> {
  const picking = await lockPicking(tx, pickingId)
  if (!picking || picking.settledAt) return refuse({ reason: 'settled_already' as const })
  const { sellerId } = picking
  if (await isTied(tx, person.id, sellerId)) return refuse({ reason: 'tied' as const })
  const words = outcome === 'confirmed' ? told.trim() : null
  if (words === '') return refuse({ reason: 'told_missing' as const })

  await setPickingSettled(tx, pickingId, { outcome, note, told: words, settledBy: person.id, settledAt: now })
  const about = { kind: 'praise_picking', id: pickingId, sellerId, decidedAt: now } as const
  const stated =
    words === null ? ok(null) : await tellFinding(tx, { ...about, told: words, figures: picking }, zone)
  if (!stated.ok) return stated
  const data = { pickingId, outcome, statementId: stated.value }
  return ok({ type: 'praise_picking_settled', subject: { kind: 'seller', id: sellerId }, data })
}
