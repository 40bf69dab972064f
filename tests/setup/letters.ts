import { sql } from 'kysely'
import type { Database } from '#db/client'
import { addDays, startOfDay } from '#domain/day'
import type { LetterContent, Solution } from '#domain/letter/content'
import type { Person, Role } from '#domain/permission'

const madeAt = new Date('2026-01-01T00:00:00Z')

/** Somebody with an account, a seller's where a shop is named. */
export async function addPerson(
  db: Database,
  name: string,
  role: Role,
  sellerId: string | null = null,
): Promise<Person> {
  const { id } = await db
    .insertInto('account')
    .values({
      email: `${name}@test`,
      name,
      role,
      sellerId,
      createdAt: madeAt,
      ...(sellerId !== null && { shopRole: 'owner' as const }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { kind: 'person', id, name, role, sellerId, language: 'en' }
}

export const zone = 'Europe/Kyiv'

/** A case of this seller, approved by two people, in force since the instant given or only noticed. */
export async function addExclusion(
  { db, ownerDb }: { db: Database; ownerDb: Database },
  sellerId: string,
  since: { noticedAt: Date; effectiveAt?: Date },
): Promise<string> {
  const [first, second] = [
    await addPerson(db, `first of ${sellerId}`, 'quality_manager'),
    await addPerson(db, `second of ${sellerId}`, 'quality_manager'),
  ]
  const { rows } = await sql<{ id: string }>`
    insert into exclusion (seller_id, state, zone, snapshot, opened_at, proposed_by, proposed_at, approved_by)
    values (${sellerId}, 'proposed', ${zone}, '{}', ${since.noticedAt}, ${first.id}, ${since.noticedAt}, ${second.id})
    returning id`.execute(ownerDb)
  const id = rows[0]?.id ?? ''
  await sql`update exclusion set state = 'pending_approval' where id = ${id}`.execute(ownerDb)
  await sql`
    update exclusion set state = 'noticed', noticed_at = ${since.noticedAt} where id = ${id}`.execute(ownerDb)
  if (since.effectiveAt) await takeEffect(ownerDb, id, since.effectiveAt)
  return id
}

async function takeEffect(ownerDb: Database, id: string, effectiveAt: Date): Promise<void> {
  await sql`
    update exclusion
    set state = 'excluded', effective_at = ${effectiveAt}, day_zero = (${effectiveAt}::timestamptz at time zone zone)::date,
        recheck_not_before = ((${effectiveAt}::timestamptz at time zone zone)::date + 14)::timestamp at time zone zone,
        next_recheck_at = ((${effectiveAt}::timestamptz at time zone zone)::date + 14)::timestamp at time zone zone
    where id = ${id}`.execute(ownerDb)
}

/** Begins the next cycle of a case, to be looked at again on the day given, as a refusal does. */
export async function beginCycle(ownerDb: Database, id: string, recheckDay: string): Promise<void> {
  await sql`
    update exclusion set cycle = cycle + 1, next_recheck_at = ${startOfDay(recheckDay, zone)}
    where id = ${id}`.execute(ownerDb)
}

/** A letter in which each cause has a Problem with one whole Solution, named `s0`, `s1` …. */
export function letterOf(
  causes: LetterContent['problems'][number]['causes'],
  change: Partial<Solution> = {},
): LetterContent {
  return {
    problems: causes.map((cause, at) => ({
      id: `p${at}`,
      causes: [cause],
      text: `Why ${cause.replaceAll('_', ' ')} happened: our list was only brought up to date on Mondays.`,
      solutions: [
        {
          id: `s${at}`,
          action: `The storekeeper compares the shelf with the list every morning at nine (${cause}).`,
          owner: 'Storekeeper',
          dueOn: addDays('2026-12-01', at),
          measure: 'Orders cancelled for that reason, a week',
          evidence: '',
          ...change,
        },
      ],
    })),
    note: '',
  }
}
