import type { TrendMarker } from '#app/components/charts/trend-week.ts'
import type { OfferedMove } from '#app/components/quality/case-moves.tsx'
import { toPlain } from '#app/pages/plain.ts'
import { gatherSnapshot } from '#commands/exclusion/gather-snapshot'
import { judgeCase } from '#commands/exclusion/judge-case'
import { findSellerQuality } from '#commands/find-seller-quality'
import type { Database } from '#db/client'
import { listCaseHistory, listNames } from '#db/exclusions/case-history'
import type { Exclusion } from '#db/exclusions/cases'
import { findCurrentRecheck, findWaitingDecision, listRechecks } from '#db/exclusions/rechecks'
import { listSimilarCases } from '#db/exclusions/similar'
import { listStatements } from '#db/exclusions/statements'
import { listCommitments } from '#db/letters/commitments'
import { countFeedback } from '#db/letters/feedback'
import { findLetter } from '#db/letters/reading'
import { listMessages } from '#db/portal/messages'
import { listFunnelPoints, listWeeklyQuality } from '#db/quality/plots'
import { findSellerFacts } from '#db/seller-page'
import { isTied } from '#db/ties'
import { rankCauses } from '#domain/cause'
import { dayOf, daysBetween } from '#domain/day'
import { judgeMover } from '#domain/exclusion/mover'
import { allowedMoves, type ExclusionMove } from '#domain/exclusion/state'
import { countOf } from '#domain/letter/coverage'
import type { Person } from '#domain/permission'

const yearMs = 365 * 86_400_000
const weeksShown = 26
const funnelDays = 90
const funnelSize = 300
const similarShown = 6
const messagesShown = 5

type Asking = { person: Person; now: Date }

/** Everything the page of a case shows, as it stands at `now`. */
export async function readCase(db: Database, exclusion: Exclusion, { person, now }: Asking) {
  const { id, sellerId, zone } = exclusion
  const [seller, history, rechecks, waiting, statements, names, messages, own] = await Promise.all([
    findSellerFacts(db, sellerId),
    listCaseHistory(db, id),
    listRechecks(db, id),
    exclusion.state === 'recheck_running' ? findWaitingDecision(db, exclusion) : undefined,
    listStatements(db, id),
    namesOf(db, exclusion),
    listMessages(db, sellerId, { limit: messagesShown }),
    isTied(db, person.id, sellerId),
  ])
  const [conditions, figures, letter, evidence] = await Promise.all([
    readConditions(db, exclusion, now),
    readFigures(db, exclusion, { category: seller?.category, now }),
    readLetter(db, id),
    readEvidence(db, exclusion, now),
  ])
  return {
    ...toPlain({ seller: seller ?? null, history, rechecks, statements, names }),
    waiting: waiting
      ? toPlain({
          ...waiting,
          decidedByName: await nameOf(db, waiting.decidedBy),
          isMine: waiting.decidedBy === person.id,
        })
      : null,
    exclusion: toPlain(standing(exclusion, now)),
    moves: movesOf(exclusion, { person, now, isTied: own }),
    isTied: own,
    conditions,
    markers: history.flatMap(({ type, happenedAt }) => markerOf(type, dayOf(happenedAt, zone))),
    ...figures,
    ...evidence,
    letter,
    messages: messages.map(({ id: key, sentBy, author, text, sentAt }) => ({
      ...{ id: key, author, text, isMine: sentBy === 'marketplace', sentAt: sentAt.toISOString() },
    })),
  }
}

function standing(exclusion: Exclusion, now: Date) {
  const { snapshot, dayZero, zone, pausedUntil, ...facts } = exclusion
  return {
    ...facts,
    zone,
    dayZero,
    snapshot,
    pausedUntil: pausedUntil && pausedUntil > now ? pausedUntil : null,
    days: dayZero === null ? null : daysBetween(dayZero, dayOf(now, zone)),
  }
}

/** What this person may do now, and what only somebody else may. */
function movesOf(exclusion: Exclusion, { person, now, isTied }: Asking & { isTied: boolean }): OfferedMove[] {
  return allowedMoves(exclusion.state).flatMap((move): OfferedMove[] => {
    const judged = judgeMover(move, person, exclusion)
    if (isTied && (judged.ok || judged.refusal.reason !== 'not_permitted')) return [{ move, refusal: 'tied' }]
    if (judged.ok) return [{ move, refusal: isTooSoon(move, exclusion, now) ? 'probation_runs' : null }]
    return judged.refusal.reason === 'not_permitted' ? [] : [{ move, refusal: judged.refusal.reason }]
  })
}

/** A probation is not ended before it is over. */
function isTooSoon(move: ExclusionMove, { probationUntil }: Exclusion, now: Date): boolean {
  return move === 'close_in_spite' && probationUntil !== null && probationUntil > now
}

async function namesOf(db: Database, exclusion: Exclusion) {
  const { proposedBy, approvedBy, stoppedBy, stopConfirmedBy, annulmentAskedBy, annulledBy } = exclusion
  const people = { proposedBy, approvedBy, stoppedBy, stopConfirmedBy, annulmentAskedBy, annulledBy }
  const names = await listNames(db, Object.values(people))
  return Object.entries(people).flatMap(([part, id]) => {
    const name = id === null ? undefined : names.get(id)
    return name === undefined ? [] : [{ part, name }]
  })
}

async function nameOf(db: Database, id: string): Promise<string> {
  return (await listNames(db, [id])).get(id) ?? id
}

/** The conditions of return: as a running re-check froze them, or live. */
async function readConditions(db: Database, exclusion: Exclusion, now: Date) {
  const judged = await judgeCase(db, exclusion, now)
  if (!judged) return null
  const current = exclusion.state === 'recheck_running' ? await findCurrentRecheck(db, exclusion) : undefined
  const { conditions, outcome, isUnmeasured } = judged
  const frozen = current && {
    openedAt: current.openedAt,
    conditions: current.conditions,
    outcome: current.outcome,
    failed: current.failed,
  }
  return toPlain({ live: conditions, outcome, isUnmeasured, frozen: frozen ?? null })
}

async function readFigures(
  db: Database,
  { sellerId, zone }: Exclusion,
  { category, now }: { category: string | undefined; now: Date },
) {
  const [weeks, funnel, quality] = await Promise.all([
    listWeeklyQuality(db, sellerId, { weeks: weeksShown, zone, now }),
    listFunnelPoints(db, { category, days: funnelDays, limit: funnelSize }),
    findSellerQuality(db, sellerId),
  ])
  return {
    weeks,
    funnel: { sellers: funnel.points, share: funnel.targetShare, shape: quality?.shape ?? null },
    quality: quality ? toPlain(quality) : null,
  }
}

async function readLetter(db: Database, exclusionId: string) {
  const [found, commitments] = await Promise.all([
    findLetter(db, exclusionId),
    listCommitments(db, exclusionId),
  ])
  if (!found) return null
  const { letter, versions } = found
  const { id, state, cycle, verdict, receivedAt, replyDueAt, returns, number } = letter
  const latest = versions[0]
  const problems = latest?.content.problems.length ?? 0
  const solutions = latest?.content.problems.reduce((sum, one) => sum + one.solutions.length, 0) ?? 0
  return toPlain({
    ...{ id, number, state, cycle, verdict, receivedAt, replyDueAt, returns },
    ...{ versions: versions.length, problems, solutions, onTime: latest?.onTime ?? null },
    coverage: latest?.coverage ?? null,
    warnings: latest?.warnings.length ?? 0,
    commitments: commitments.map(({ id: key, action, owner, dueOn, state: kept }) => ({
      ...{ id: key, action, owner, dueOn, state: kept },
    })),
  })
}

/** What it stood on, what is known today beside it, why buyers were unhappy, and which cases were like it. */
async function readEvidence(db: Database, exclusion: Exclusion, now: Date) {
  const { id, sellerId, snapshot, reasonCodes, zone } = exclusion
  const year = snapshot?.windows.at(-1)
  const isUndecided = ['at_risk', 'proposed', 'pending_approval', 'immediate_stop'].includes(exclusion.state)
  const [marks, similar, today] = await Promise.all([
    countFeedback(db, { sellerId, since: new Date(now.getTime() - yearMs) }),
    snapshot
      ? listSimilarCases(
          db,
          { id, reasonCodes, usualReviews: snapshot.usualReviews, ratio: year?.ratio ?? 1 },
          similarShown,
        )
      : [],
    isUndecided ? db.transaction().execute((tx) => gatherSnapshot(tx, sellerId, { zone, now })) : null,
  ])
  return toPlain({
    causes: rankCauses(marks),
    negatives: countOf(marks),
    unnamed: countOf(marks, ({ cause }) => cause === null),
    similar,
    today,
  })
}

const marked: Record<string, string> = {
  exclusion_proposed: 'marker.proposed',
  exclusion_took_effect: 'marker.excluded',
  seller_stopped: 'marker.stopped',
  seller_reinstated: 'marker.reinstated',
  exclusion_upheld: 'marker.upheld',
  exclusion_annulled: 'marker.annulled',
}

function markerOf(type: string, day: string): TrendMarker[] {
  const label = marked[type]
  return label ? [{ day, label }] : []
}
