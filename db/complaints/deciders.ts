import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'

/** Whether one of our people has decided a complaint, whatever became of that since. */
export async function hasDecidedComplaint(
  db: Database | Tx,
  complaintId: string,
  personId: string,
): Promise<boolean> {
  const { rows } = await sql<{ hasDecided: boolean }>`
    select decided_complaint(${personId}::uuid, ${complaintId}) as has_decided`.execute(db)
  return rows[0]?.hasDecided === true
}

/** Who of ours has decided it. */
export async function listDeciders(db: Database, complaintId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct actor_id as id from event
    where subject_kind = 'complaint' and subject_id = ${complaintId} and type = 'complaint_moved'
      and actor_kind = 'person' and data ->> 'by' = 'staff' and data ->> 'move' = any(decides_complaint())`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** Whom a complaint is of and about. */
export async function listComplaintParties(db: Database | Tx, complaintId: string): Promise<string[]> {
  const { rows } = await sql<{ party: string }>`
    select party from parties_of_complaint(${complaintId}) party`.execute(db)
  return rows.map(({ party }) => party)
}
