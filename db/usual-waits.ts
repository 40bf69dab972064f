import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { complaintSince } from '#db/late-waits'
import type { LineOfWait, UsualWait } from '#domain/usual-wait'

/** Counted from these many of the newest at most: more would say the same. */
const newest = sql.lit(5000)

/**
 * Counts anew how long each line took in the last seven days, where that was counted more than an hour ago. A line in
 * which nothing was answered keeps what was last known of it.
 */
export async function countUsualWaits(db: Database, now: Date): Promise<void> {
  const since = sql`${now}::timestamptz - interval '7 days'`
  const answered = (line: LineOfWait, table: string, from: string, until: string) => sql`
    (select ${sql.lit(line)} as line, ${sql.ref(until)} - ${sql.ref(from)} as waited from ${sql.table(table)}
     where ${sql.ref(until)} > ${since} and ${sql.ref(until)} <= ${now} order by ${sql.ref(until)} desc limit ${newest})`
  await sql`
    with waits as (
      select 'review' as line, judged.decided_at - review.received_at as waited
      from (
        select subject_id, revision, decided_at from decision
        where decided_by is not null and action in ('publish', 'redact', 'reject')
          and decided_at > ${since} and decided_at <= ${now} and subject_kind = 'review' and undone_at is null
        order by decided_at desc limit ${newest}
      ) judged join review on review.id = judged.subject_id and review.revision = judged.revision
      union all ${answered('reply', 'reply', 'received_at', 'decided_at')}
      union all ${answered('dispute', 'review_dispute', 'filed_at', 'decided_at')}
      union all ${answered('fault_claim', 'fault_claim', 'filed_at', 'decided_at')}
      union all ${answered('appeal', 'appeal', 'submitted_at', 'decided_at')}
      union all (
        select 'letter', l.answered_at - v.submitted_at from letter l
        join letter_version v on v.letter_id = l.id and v.version = l.sent_version
        where l.answered_at > ${since} and l.answered_at <= ${now} order by l.answered_at desc limit ${newest})
      -- Until somebody has found out what it is about and asked the shop: what comes after is the sides' own time.
      union all (
        select 'complaint', seller_asked_at - ${complaintSince} from complaint
        -- Until it is asked again, one that was opened again keeps when its shop was asked first.
        where seller_asked_at > ${since} and seller_asked_at <= ${now}
          and seller_asked_at >= ${complaintSince} order by seller_asked_at desc limit ${newest})
    ), counted as (
      select line, extract(epoch from percentile_cont(0.5) within group (order by waited)) * 1000 as half_ms,
        extract(epoch from percentile_cont(0.9) within group (order by waited)) * 1000 as most_ms, count(*) as answered
      from waits where waited >= interval '0' group by line
    )
    insert into usual_wait (line, half_ms, most_ms, answered, counted_at)
    select line, half_ms, most_ms, answered, ${now} from counted
    where not exists (select from usual_wait where counted_at > ${now}::timestamptz - interval '1 hour' and counted_at <= ${now})
    on conflict (line) do update set half_ms = excluded.half_ms, most_ms = excluded.most_ms,
      answered = excluded.answered, counted_at = excluded.counted_at`.execute(db)
}

/** How long a line usually takes; undefined where nothing is known of it. */
export function findUsualWait(db: Database | Tx, line: LineOfWait): Promise<UsualWait | undefined> {
  return db
    .selectFrom('usualWait')
    .select(['halfMs', 'mostMs', 'answered'])
    .where('line', '=', line)
    .executeTakeFirst()
}
