import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { Role } from '#domain/permission'

type Serving = {
  accountId: string
  /** Roles whose people judge appeals. */
  roles: readonly Role[]
  /** How many more somebody may have in hand than a colleague. */
  mostAhead: number
  /** What is due by then goes to anybody. */
  anyoneUntil: Date
  /** What they put back since then is not theirs again. */
  putBackSince: Date
  now: Date
}

/** Among so many of theirs, the ones due first, one is looked for that no colleague should have instead. */
const mostLookedAt = 100

/**
 * The appeal due first that waits for nobody in particular and that this person may judge, be it under a waiver: in a
 * language they read, and not one for a colleague who may judge it too and has clearly less in hand. Who has said no
 * languages reads all.
 */
export async function findNextAppeal(
  db: Database,
  { accountId, roles, mostAhead, anyoneUntil, putBackSince, now }: Serving,
): Promise<{ id: string; version: number } | undefined> {
  const hasPart = (who: ReturnType<typeof sql>) => sql`took_part_in_appeal(a.id, a.statement_id, ${who})`
  const isFree = (who: ReturnType<typeof sql>) => sql`
    not tied_to_statement(${who}, a.statement_id)
    and not exists (select from appeal_conflict c where c.appeal_id = a.id and c.account_id = ${who})`
  const { rows } = await sql<{ id: string; version: number }>`
    with in_hand as materialized (
      select assignee, count(*)::int as appeals from appeal
      where state in ('assigned', 'under_review', 'info_requested') group by assignee),
    judge as materialized (
      select id, languages, coalesce((select appeals from in_hand where assignee = account.id), 0) as appeals
      from account where role = any(${roles}) and disabled_at is null),
    -- Colleagues are asked about these alone: each question reads what somebody decided.
    own_to_judge as materialized (
      select a.id, a.version, a.due_at, a.language, a.statement_id, own.appeals from appeal a, judge own
      where own.id = ${accountId} and a.state = 'submitted'
        and (a.due_at <= ${anyoneUntil} or own.languages = '{}' or a.language = any(own.languages))
        and ${isFree(sql`own.id`)} and (not ${hasPart(sql`own.id`)} or waiver_for(
          'appeal', own.id, array(select parties_of_statement(a.statement_id)), ${now}) is not null)
        and not exists (select from event e where e.subject_kind = 'appeal' and e.subject_id = a.id::text
          and e.type = 'appeal_handed_back' and e.actor_id = ${accountId} and e.happened_at > ${putBackSince})
      order by a.due_at, a.id limit ${mostLookedAt})
    select a.id, a.version from own_to_judge a
    where a.due_at <= ${anyoneUntil} or not exists (select from judge other
      where other.id <> ${accountId} and other.appeals + ${mostAhead} < a.appeals
        and (other.languages = '{}' or a.language = any(other.languages)) and not ${hasPart(sql`other.id`)}
        and ${isFree(sql`other.id`)})
    order by a.due_at, a.id limit 1`.execute(db)
  return rows[0]
}
