import { lookForRings } from '#commands/rings/look-for-rings'
import { rejectRing } from '#commands/rings/reject-ring'
import { writeRingDecisions } from '#commands/rings/write-ring-decisions'
import type { Database } from '#db/client'
import type { Person } from '#domain/permission'
import { addPerson } from '#tests/db/measures/people'
import { addRing, later, noteScreened } from '#tests/db/rings/made-ring'
import { zone } from '#tests/setup/zone'

export const at = later(10)
export const seconds = (count: number) => new Date(at.getTime() + count * 1000)
export const not_genuine = { reasonCode: 'not_genuine', note: 'One telephone' }

/** A ring of six, found, and a senior who works on it. */
export async function foundRing(db: Database) {
  const ids = await addRing(db)
  await noteScreened(db, ids)
  await lookForRings(db, { eventsAtOnce: 100 }, later(5))
  const { id: ringId } = await db.selectFrom('ring').select('id').executeTakeFirstOrThrow()
  return { ringId, ids, senior: await addPerson(db, 'senior') }
}

/** Begins to reject it, as it stands. */
export async function reject(db: Database, ringId: string, person: Person, requestKey = 'k') {
  return rejectRing(
    db,
    { ringId, ...not_genuine, zone, seenVersion: await versionOf(db, ringId), requestKey },
    person,
    at,
  )
}
/** Writes the decisions, as the job does. */
export const write = (db: Database, ringId: string, when = at) =>
  writeRingDecisions(db, { zone, ringId, reviewsAtOnce: 100 }, when)
export const find = (db: Database) =>
  db.selectFrom('ring').select(['state', 'version', 'round', 'decidedBy']).executeTakeFirstOrThrow()
export const versionOf = async (db: Database, id: string) =>
  (await db.selectFrom('ring').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version

export async function statesOf(db: Database) {
  const rows = await db.selectFrom('review').select(['id', 'state']).orderBy('id').execute()
  return rows.map(({ state }) => state)
}
export async function outcomesOf(db: Database) {
  const rows = await db.selectFrom('ringReview').select(['outcome']).orderBy('reviewId').execute()
  return rows.map(({ outcome }) => outcome)
}
export const decisionsOf = (db: Database) =>
  db
    .selectFrom('decision')
    .select(['subjectId', 'action', 'reasonCode', 'note', 'decidedBy', 'undoneAt'])
    .execute()
