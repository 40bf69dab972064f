import { recordWaiver } from '#commands/independence/keep-waivers'
import type { Database } from '#db/client'
import { addDays, dayOf } from '#domain/day'
import type { WaivableKind } from '#domain/independence/waiver'
import type { Person } from '#domain/permission'
import { addPerson } from '#tests/setup/people'
import { zone } from '#tests/setup/zone'

/** Has a waiver recorded for so many days from `now` on, by an administrator of its own unless one is named; its id. */
export async function addWaiver(
  db: Database,
  { kind, days = 30, by }: { kind: WaivableKind; days?: number; by?: Person },
  now: Date,
): Promise<string> {
  const until = addDays(dayOf(now, zone), days)
  const asked = { kinds: [kind], reason: 'One of two has left.', until, zone }
  const admin = by ?? (await addPerson(db, `Ada ${crypto.randomUUID()}`, 'admin'))
  const recorded = await recordWaiver(db, asked, admin, now)
  if (!recorded.ok) throw new Error(recorded.refusal.reason)
  return recorded.value
}

/** Somebody leaves, or comes back. */
export async function setDisabled(db: Database, person: { id: string }, disabledAt: Date | null) {
  await db.updateTable('account').set({ disabledAt }).where('id', '=', person.id).execute()
}
