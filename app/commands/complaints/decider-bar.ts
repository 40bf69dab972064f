import { type Lifted, liftBar } from '#commands/independence/lift-bar'
import type { Database, Tx } from '#db/client'
import { hasDecidedComplaint, listComplaintParties } from '#db/complaints/deciders'
import { secondLookIn } from '#domain/complaints/decider'
import type { ComplaintState } from '#domain/complaints/state'

/**
 * Whether somebody decided a complaint that is looked at again, so that another person does (B27), and under which
 * waiver they do all the same, if any.
 */
export async function barOnComplaint(
  db: Database | Tx,
  { id, state }: { id: string; state: ComplaintState },
  personId: string,
  now: Date,
): Promise<Lifted<'took_part'>> {
  const kind = secondLookIn(state)
  if (!kind || !(await hasDecidedComplaint(db, id, personId)))
    return { bar: undefined, waiverId: null, isAlone: false }
  return liftBar(db, 'took_part', { kind, personId, partyIds: await listComplaintParties(db, id) }, now)
}
