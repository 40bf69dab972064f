import { sql } from 'kysely'
import type { Database } from '#db/client'
import { latestRunId } from '#db/quality/latest-run'
import type { Day } from '#db/schema/columns'
import type { BoardColumn } from '#domain/exclusion/board'
import type { ExclusionState } from '#domain/exclusion/state'
import type { LetterState } from '#domain/letter/state'

export type BoardCard = {
  column: BoardColumn
  id: string
  sellerId: string
  sellerName: string | null
  state: ExclusionState
  scope: 'all' | 'category'
  category: string | null
  zone: string
  cycle: number
  refusals: number
  dayZero: Day | null
  nextRecheckAt: Date | null
  pausedUntil: Date | null
  /** What the column is ordered by: when something is due, or since when the case has stood there. */
  at: Date
  /** The letter of the newest cycle that has one. */
  letterState: LetterState | null
  letterReplyDueAt: Date | null
  /** Score at the proposal and in the latest run. */
  scoreThen: number | null
  scoreNow: number | null
  /** Negatives of the last 365 days, older than 7 days, without an answer. */
  unanswered: number
  /** Whether a positive review since the exclusion is a fake or may be one. */
  hasFakes: boolean
  strictWatch: boolean
  /** Whether people were told that the marketplace has not confirmed it in time. */
  isUnconfirmed: boolean
  /** Cases in the column altogether. */
  inColumn: number
}

/** The first cases of every column, or those of one column after a place in it; what is due first comes first. */
export async function listBoard(
  db: Database,
  {
    column,
    after,
    limit,
  }: { column?: BoardColumn | undefined; after?: { at: Date; id: string } | undefined; limit: number },
): Promise<BoardCard[]> {
  const wanted = column === undefined ? sql`true` : sql`"column" = ${column}`
  const following = after ? sql`(at, id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`
  const { rows } = await sql<BoardCard>`
    with open as (
      select e.*, l.state as letter_state, l.reply_due_at as letter_reply_due_at, l.is_unanswered,
        case
          when e.state in ('pending_approval', 'immediate_stop') or e.annulment_asked_by is not null
            or (e.state = 'recheck_running' and exists (
              select from recheck_decision d join exclusion_recheck r on r.id = d.recheck_id and r.cycle = e.cycle
              where d.exclusion_id = e.id and d.is_override
                and not exists (select from recheck_approval a where a.decision_id = d.id)))
            then 'second'
          when e.state in ('recheck_due', 'recheck_running') then 'recheck'
          when e.state = 'excluded' and l.is_unanswered then 'letter'
          when e.state = 'reinstated_probation' then 'probation'
          when e.state = 'termination_notice' then 'ending'
          else e.state
        end as "column"
      from exclusion e
      left join lateral (
        select state, reply_due_at, sent_version is not null and answered_at is null and state not in (
          'withdrawn', 'returned_incomplete') as is_unanswered
        from letter where exclusion_id = e.id order by cycle desc limit 1
      ) l on true
      where e.state not in ('observed', 'closed_good', 'terminated', 'cancelled', 'annulled')
    ), timed as (
      select *, case "column"
        when 'at_risk' then opened_at
        when 'proposed' then coalesce(proposed_at, opened_at)
        when 'second' then coalesce(stop_review_due_at, proposed_at, opened_at)
        when 'noticed' then coalesce(noticed_at, opened_at)
        when 'excluded' then greatest(next_recheck_at, paused_until)
        when 'letter' then coalesce(letter_reply_due_at, next_recheck_at)
        when 'recheck' then next_recheck_at
        when 'probation' then coalesce(probation_until, opened_at)
        else coalesce(terminates_at, opened_at)
      end as at from open
    ), placed as (
      select *, count(*) over (partition by "column") as in_column, ${following} as follows,
        row_number() over (partition by "column" order by ${following} desc, at, id) as place
      from timed where ${wanted}
    )
    select p."column", p.id, p.seller_id, s.name as seller_name, p.state, p.scope, p.category, p.zone, p.cycle,
      p.refusals, p.day_zero, p.next_recheck_at, p.paused_until, p.at, p.letter_state, p.letter_reply_due_at,
      (p.snapshot->>'score')::float8 as score_then, q.score as score_now,
      coalesce(c.unanswered, (p.snapshot->>'unhandled')::int, 0)::int as unanswered,
      p.day_zero is not null and exists (
        select from review r where r.seller_id = p.seller_id and r.created_at >= p.effective_at and r.rating >= 4
          and r.authenticity in ('suspect', 'confirmed_fake')) as has_fakes,
      p.strict_watch, p.day_zero is null and p.notice_escalated_at is not null as is_unconfirmed, p.in_column::int as in_column
    from placed p
    left join seller s on s.id = p.seller_id
    left join seller_quality q on q.seller_id = p.seller_id
      and q.run_id = ${latestRunId}
    left join lateral (
      select sum(unanswered1 + unanswered2 + unanswered3) as unanswered
      from quality_counter where seller_id = p.seller_id
    ) c on true
    where p.place <= ${limit} and p.follows
    order by p.at, p.id`.execute(db)
  return rows
}
