import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#db/client'
import type { WaitingLine } from '#domain/waiting-work'

/** How one line stands for one person; a line is counted up to `mostCounted`, and `isMore` says that it goes on. */
export type LineSummary = {
  line: WaitingLine
  open: number
  isMore: boolean
  oldestDueAt: Date | null
  mine: number
}

/** Further than this no line is counted: whoever reads the page only has to know that it is long. */
const mostCounted = 99

type Line = {
  /** The rows of the line as `due_at` and `holder`. */
  rows: RawBuilder<unknown>
  /** Served by when it is due; others by when they came in, which is no due date. */
  hasDueDate: boolean
}

/** Each is read from its partial index, in the order it is served. */
const lines: Record<WaitingLine, (now: Date) => Line> = {
  danger: (now) => complaintLine('danger', now),
  complaints: (now) => complaintLine('complaints', now),
  held: () => ({
    rows: sql`select held_at as due_at, null::uuid as holder from held_message
      where outcome is null order by held_at`,
    hasDueDate: false,
  }),
  arbitration: (now) => complaintLine('arbitration', now),
  // A mediator keeps a complaint, lease or none.
  mediation: () =>
    dated(sql`select w.due_at, m.account_id as holder from work_item w
      left join complaint_mediation open on open.complaint_id = w.subject_id and open.ended_at is null
      left join lateral (select account_id from complaint_mediator where mediation_id = open.id
        order by place desc limit 1) m on true
      where w.queue = 'mediation' and w.closed_at is null order by w.due_at`),
  appeals: () =>
    dated(sql`select due_at, assignee as holder from appeal
      where state in ('submitted', 'assigned', 'under_review', 'info_requested', 'second_opinion') order by due_at`),
  disputes: () =>
    dated(sql`select due_at, null::uuid as holder from review_dispute where state = 'open'
      union all select due_at, null::uuid from fault_claim where state = 'open' order by due_at`),
  replies: (now) =>
    dated(sql`select due_at, case when lease_until > ${now} then lease_holder end as holder from reply
      where state = 'queued' order by due_at`),
  integrity: (now) => ({
    rows: sql`select opened_at as due_at, case when lease_until > ${now} then lease_holder end as holder
      from integrity_case where state = 'open' order by opened_at`,
    hasDueDate: false,
  }),
  letters: () =>
    dated(sql`select reply_due_at as due_at, null::uuid as holder from letter
      where answered_at is null and received_at is not null order by reply_due_at`),
  rechecks: () =>
    dated(sql`select next_recheck_at as due_at, null::uuid as holder from exclusion
      where state in ('recheck_due', 'recheck_running') order by next_recheck_at`),
  rings: () => ({
    rows: sql`select found_at as due_at, null::uuid as holder from ring where state = 'open'`,
    hasDueDate: false,
  }),
}

function dated(rows: RawBuilder<unknown>): Line {
  return { rows, hasDueDate: true }
}

function complaintLine(queue: string, now: Date): Line {
  return dated(sql`select due_at, case when lease_until > ${now} then lease_holder end as holder from work_item
    where queue = ${queue} and closed_at is null order by due_at`)
}

/** How these lines stand for one person, in the order asked for; a few rows of each are read. */
export async function listWaitingWork(
  db: Database,
  asked: readonly WaitingLine[],
  { personId, now }: { personId: string; now: Date },
): Promise<LineSummary[]> {
  if (asked.length === 0) return []
  const parts = asked.map((name) => {
    const { rows, hasDueDate } = lines[name](now)
    return sql`select ${name}::text as line, least(count(*), ${sql.lit(mostCounted)})::int as open,
        count(*) > ${sql.lit(mostCounted)} as is_more,
        ${hasDueDate ? sql`min(due_at)` : sql`null::timestamptz`} as oldest_due_at,
        (count(*) filter (where holder = ${personId}))::int as mine
      from (${rows} limit ${sql.lit(mostCounted + 1)}) waiting`
  })
  const { rows } = await sql<LineSummary>`${sql.join(parts, sql` union all `)}`.execute(db)
  return asked.flatMap((line) => rows.filter((row) => row.line === line))
}
