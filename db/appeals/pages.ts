import { sql } from 'kysely'
import type { Database } from '#db/client'
import { excerptOfReview } from '#db/excerpt'
import type { AppealState } from '#domain/appeals/state'

const lineColumns = [
  'appeal.id',
  'appeal.state',
  'appeal.dueAt',
  'appeal.submittedAt',
  'appeal.outcome',
  'appeal.version',
  'statement.kind',
  'statement.subjectKind',
  'statement.subjectId',
  'assignee.name as assigneeName',
] as const

/** The shop that what a statement is about is of, whoever it is to. */
const shopOfStatement = sql<string | null>`coalesce(statement.addressee_seller_id, case statement.subject_kind
  when 'review' then (select seller_id from review where id = statement.subject_id)
  when 'complaint' then (select seller_id from complaint where id = statement.subject_id) end)`

type Place = { at: Date; id: string }

/** Appeals in these states: those that wait by when they are due, others the newest first; after the one at `after`. */
export function listAppeals(
  db: Database,
  {
    states,
    isWaiting,
    after,
    limit,
  }: { states: readonly AppealState[]; isWaiting: boolean; after?: Place | undefined; limit: number },
) {
  const column = isWaiting ? 'appeal.dueAt' : 'appeal.submittedAt'
  let page = db
    .selectFrom('appeal')
    .innerJoin('statement', 'statement.id', 'appeal.statementId')
    .leftJoin('account as assignee', 'assignee.id', 'appeal.assignee')
    .leftJoin('review', (join) =>
      join.onRef('review.id', '=', 'statement.subjectId').on('statement.subjectKind', '=', 'review'),
    )
    .select(lineColumns)
    .select(['appeal.decidedAt', 'review.rating', excerptOfReview.$castTo<string | null>().as('excerpt')])
    .where('appeal.state', 'in', states)
    .orderBy(column, isWaiting ? 'asc' : 'desc')
    .orderBy('appeal.id', isWaiting ? 'asc' : 'desc')
    .limit(limit)
  if (after && isWaiting)
    page = page.where(sql<boolean>`(appeal.due_at, appeal.id) > (${after.at}, ${after.id})`)
  if (after && !isWaiting)
    page = page.where(sql<boolean>`(appeal.submitted_at, appeal.id) < (${after.at}, ${after.id})`)
  return page.execute()
}

/** An appeal with the statement it is from and the people who have it in hand. */
export function findAppealCase(db: Database, id: string) {
  return db
    .selectFrom('appeal')
    .innerJoin('statement', 'statement.id', 'appeal.statementId')
    .leftJoin('account as assignee', 'assignee.id', 'appeal.assignee')
    .leftJoin('account as proposer', 'proposer.id', 'appeal.proposedBy')
    .leftJoin('account as decider', 'decider.id', 'appeal.decidedBy')
    .selectAll('appeal')
    .select([
      ...(['statement.kind', 'statement.subjectKind', 'statement.subjectId', 'statement.title'] as const),
      ...(['statement.body', 'statement.decisionId', 'statement.createdAt as toldAt'] as const),
      ...(['statement.addresseeSellerId', 'statement.language as statementLanguage'] as const),
      shopOfStatement.as('sellerId'),
      ...([
        'assignee.name as assigneeName',
        'proposer.name as proposerName',
        'decider.name as deciderName',
      ] as const),
    ])
    .where('appeal.id', '=', id)
    .executeTakeFirst()
}

/** What its maker sees of the appeals from a statement, the newest first: nobody's name. */
export function listAppealsFrom(db: Database, statementId: string) {
  return db
    .selectFrom('appeal')
    .leftJoin('statement as answer', 'answer.id', 'appeal.outcomeStatementId')
    .select([
      ...(['appeal.id', 'appeal.state', 'appeal.grounds', 'appeal.submittedAt', 'appeal.dueAt'] as const),
      ...(['appeal.asked', 'appeal.askedUntil', 'appeal.sent', 'appeal.inadmissibleReason'] as const),
      ...(['appeal.contestedAt', 'appeal.outcome', 'appeal.version'] as const),
      ...([
        'answer.title as answerTitle',
        'answer.body as answerBody',
        'answer.language as answerLanguage',
      ] as const),
    ])
    .where('appeal.statementId', '=', statementId)
    .orderBy('appeal.submittedAt', 'desc')
    .limit(20)
    .execute()
}

/** The statement an appeal can be made from, as it was sent; undefined where its decision was taken back unheard. */
export function findStatementToAppeal(db: Database, id: string) {
  return db
    .selectFrom('statement')
    .leftJoin('decision', 'decision.id', 'statement.decisionId')
    .select([
      ...([
        'statement.id',
        'statement.kind',
        'statement.title',
        'statement.body',
        'statement.language',
        'statement.subjectKind',
        'statement.subjectId',
      ] as const),
      ...(['statement.createdAt', 'statement.addresseeSellerId', 'statement.addresseePersonId'] as const),
    ])
    .where('statement.id', '=', id)
    .where('decision.undoneAt', 'is', null)
    .executeTakeFirst()
}

/** A seller's appeals with what each is from, the newest first. */
export function listAppealsOfSeller(db: Database, sellerId: string) {
  return db
    .selectFrom('appeal')
    .innerJoin('statement', 'statement.id', 'appeal.statementId')
    .select([
      ...(['appeal.id', 'appeal.state', 'appeal.submittedAt', 'appeal.dueAt', 'appeal.outcome'] as const),
      ...(['statement.id as statementId', 'statement.title', 'statement.language'] as const),
    ])
    .where('statement.addresseeSellerId', '=', sellerId)
    .orderBy('appeal.submittedAt', 'desc')
    .limit(50)
    .execute()
}

/**
 * How the newest appeals decided since an instant came out, by the reason of the decision they were from; at most so
 * many.
 */
export async function figuresByReason(db: Database, { since, most }: { since: Date; most: number }) {
  const { rows } = await sql<AppealFigures>`
    with decided as materialized (
      select statement_id, outcome, decided_at, submitted_at from appeal
      where decided_at >= ${since} and outcome is not null and state <> 'second_opinion'
      order by decided_at desc limit ${most})
    select coalesce(decision.reason_code, measure.ground, exclusion.reason_codes[1], statement.kind) as reason,
      count(*)::int as decided,
      count(*) filter (where decided.outcome <> 'upheld')::int as reversed,
      percentile_cont(0.5) within group (
        order by extract(epoch from decided.decided_at - decided.submitted_at))::float8 / 86400 as median_days
    from decided
    join statement on statement.id = decided.statement_id
    left join decision on decision.id = statement.decision_id
    left join measure on measure.id = case statement.subject_kind when 'measure' then statement.subject_id::uuid end
    left join exclusion on exclusion.id = case statement.subject_kind when 'exclusion' then statement.subject_id::uuid end
    group by 1 order by decided desc, reason limit 100`.execute(db)
  return rows
}

export type AppealFigures = {
  /** A reason's code, or the kind of the statement where the decision has none. */
  reason: string
  decided: number
  reversed: number
  medianDays: number
}
