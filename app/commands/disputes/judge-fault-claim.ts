import { barOnClaim } from '#commands/disputes/bars'
import { sayFault } from '#commands/disputes/say-fault'
import { refusingUnwaived } from '#commands/independence/refusing-unwaived'
import { keepStatement } from '#commands/keep-statement'
import { readLetters } from '#commands/read-letters'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { findFaultClaim, lockFaultClaim, setFaultClaim } from '#db/disputes/fault-claims'
import { findRecorded } from '#db/events'
import { findSellerOfCase } from '#db/exclusions/cases'
import { lockReview } from '#db/reviews'
import { type AnsweredFaultClaim, answerFaultClaim } from '#domain/disputes/claim-answer'
import { type JudgeRefusal, judgeDisputeReviewer } from '#domain/disputes/dispute'
import type { Fault } from '#domain/disputes/fault'
import { type ClaimAnswerRefusal, judgeClaimAnswer } from '#domain/disputes/fault-claim'
import type { DomainEvent } from '#domain/event'
import { waiverOf } from '#domain/independence/waiver'
import { languageToWriteIn } from '#domain/language'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import type { StatementRefusal } from '#domain/statements/fill'
import type { Letter } from '#domain/statements/letter'

export type JudgeFaultClaim = {
  claimId: string
  /** Whose fault it is found to be, whoever the seller had named. */
  found: Fault
  note: string
  seenVersion: number
  requestKey: string
  /** The marketplace's time zone, in which days are said. */
  zone: string
  /** Changes nothing, and answers with what would be sent. */
  isLook?: boolean
}
type ClaimJudged = { letters: Letter[] } | undefined
export type JudgeFaultClaimRefusal =
  | JudgeRefusal
  | ClaimAnswerRefusal
  | StatementRefusal
  | { reason: 'not_found' | 'request_key_taken' }

/**
 * Answers a seller who said that it was not its fault: by somebody who neither decided about the review nor has said
 * before whose fault it was, and is tied to neither side, or by who is there alone under a waiver; with reasons, which a
 * statement to the shop gives, whatever has become of the review meanwhile. A repeated request changes nothing; one of
 * anything else under the same key is refused.
 */
export async function judgeFaultClaim(
  db: Database,
  command: JudgeFaultClaim,
  person: Person,
  now: Date,
): Promise<Result<ClaimJudged, JudgeFaultClaimRefusal>> {
  const { claimId, found, seenVersion, requestKey, zone, isLook = false } = command
  const note = command.note.trim()
  const judge = async (tx: Tx): Promise<Result<ClaimJudged, JudgeFaultClaimRefusal>> => {
    const named = await findFaultClaim(tx, claimId)
    const review = named && (await lockReview(tx, named.reviewId))
    const claim = review && (await lockFaultClaim(tx, claimId))
    if (!claim) return refuse({ reason: 'not_found' as const })
    const { reviewId, sellerId } = claim
    const seen = await findRecorded(tx, requestKey)
    if (seen) return answerRepeated(seen, claimId)
    const { bar, waiverId } = await barOnClaim(tx, review, person.id, now)
    const judged = judgeDisputeReviewer(person, bar)
    if (!judged.ok) return judged
    const can = judgeClaimAnswer(claim, { seenVersion, note })
    if (!can.ok) return can

    const told = await tellShop(tx, {
      ...claim,
      found,
      note,
      isWaived: waiverId !== null,
      decidedAt: now,
      zone,
    })
    if (!told.ok) return told
    const statementId = told.value
    const answer = { found, note, decidedBy: person.id, decidedAt: now, statementId, waiverId }
    await setFaultClaim(tx, claimId, { state: 'decided', ...answer })
    const subject = { kind: 'review', id: reviewId } as const
    const data = { claimId, sellerId, found, statementId, ...waiverOf(waiverId) }
    const events: DomainEvent[] = [
      { type: 'fault_claim_decided', subject, data },
      await sayFault(tx, { review, fault: found, note, setBy: person.id, waiverId }, now),
    ]
    if (isLook) return ok({ letters: await readLetters(tx, events) })
    await record(tx, events, { actor: { kind: 'person', id: person.id }, at: now, requestKey })
    return ok(undefined)
  }
  return refusingUnwaived(db, judge, isLook)
}

/** What a request that came before is answered. */
function answerRepeated(
  seen: NonNullable<Awaited<ReturnType<typeof findRecorded>>>,
  claimId: string,
): Result<undefined, { reason: 'request_key_taken' }> {
  const isSame = seen.type === 'fault_claim_decided' && seen.data.claimId === claimId
  return isSame ? ok(undefined) : refuse({ reason: 'request_key_taken' })
}

/** Keeps and sends the answer, in the shop's language; its id. */
async function tellShop(
  tx: Tx,
  answered: AnsweredFaultClaim & { sellerId: string },
): Promise<Result<string, StatementRefusal>> {
  const { id: subjectId, sellerId, decidedAt } = answered
  const language = languageToWriteIn((await findSellerOfCase(tx, sellerId))?.language)
  const said = answerFaultClaim(answered, language)
  if (!said.ok) return said
  const about = { kind: 'fault_claim_answered', subjectKind: 'fault_claim', subjectId } as const
  const statement = { ...about, ...said.value, language, to: { sellerId }, fields: null }
  return ok(await keepStatement(tx, { ...statement, toldWith: 'review.fault_claim_answered' }, decidedAt))
}
