import { answerJoined } from '#commands/complaints/answer-joined'
import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import { staffDoer } from '#commands/complaints/doer'
import { explainComplaint, type SideNotes } from '#commands/complaints/explain-complaint'
import { handOn, type JoinRefusal, judgeOriginal } from '#commands/complaints/join-complaint'
import { type AccusedRefusal, judgeAccused } from '#commands/complaints/judge-accused'
import { type RemoveRefusal, removeContent, removeExtorted } from '#commands/complaints/remove-content'
import { type ComplaintOutcome, stepComplaint } from '#commands/complaints/step-complaint'
import { ask, beginMediation, inStage, join, noMoney } from '#commands/mediation/steps'
import type { Database, Tx } from '#db/client'
import type { Complaint, ComplaintChange } from '#db/complaints/complaints'
import { isMoneyHeld } from '#db/mediation/held-money'
import { answerDueAt, mediatorActsBy, nextReminder } from '#domain/complaints/clock'
import type { ComplaintMoverRefusal } from '#domain/complaints/mover'
import { noticeAnswers } from '#domain/complaints/notice'
import { sideOfSeller } from '#domain/complaints/side'
import { judgeTriage, type TriageDecision, type TriageRefusal } from '#domain/complaints/triage'
import { isVerdict, turnsDown } from '#domain/complaints/verdict'
import type { DomainEvent } from '#domain/event'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type TriageComplaintRefusal =
  | TriageRefusal
  | JoinRefusal
  | ComplaintRefusal
  | ComplaintMoverRefusal
  | RemoveRefusal
  | AccusedRefusal

/** Does with a complaint what one of our people has decided in its line (K3–K6, K18). */
export function triageComplaint(
  db: Database,
  { decision, zone, ...command }: ComplaintCommand & { decision: TriageDecision; zone: string },
  person: Person,
  now: Date,
): Promise<Result<ComplaintAnswer, TriageComplaintRefusal>> {
  const doer = staffDoer(person)
  return changeComplaint<
    TriageRefusal | JoinRefusal | ComplaintMoverRefusal | RemoveRefusal | AccusedRefusal
  >(db, command, { doer, now }, async (tx, complaint, waiverId) => {
    const stepped = stepComplaint(
      complaint,
      [{ move: decision.move, set: setBy(decision, now), facts: factsOf(decision) }],
      { doer, now },
    )
    if (!stepped.ok) return stepped
    // What is joined with another is answered with it.
    if (complaint.state === 'duplicate')
      return refuse({ reason: 'not_allowed' as const, from: complaint.state, move: decision.move })
    const isAboutSeller = sideOfSeller(complaint.filedBy) === 'respondent'
    const judged = judgeTriage({ topic: complaint.topic, isAboutSeller }, decision)
    if (!judged.ok) return judged
    if (decision.move === 'mark_duplicate') {
      const original = await judgeOriginal(tx, complaint, decision.duplicateOf)
      if (!original.ok) return original
      await handOn(tx, complaint, decision.duplicateOf, now)
    }
    const followed = await follow(
      tx,
      { complaint, decision, moved: stepped.value, person, zone, isWaived: waiverId !== null },
      now,
    )
    return followed.ok
      ? tellJoined(tx, { complaint, decision, moved: followed.value, person, zone }, now)
      : followed
  })
}

type Following = {
  complaint: Complaint
  decision: TriageDecision
  moved: ComplaintOutcome
  person: Person
  zone: string
  /** Whether the same person looks again, under a waiver. */
  isWaived?: boolean
}

/** What follows from a decision: a mediation begins, a review is taken down, or those whom it may hurt are told why. */
async function follow(
  tx: Tx,
  { complaint, decision, moved, person, zone, isWaived }: Following,
  now: Date,
): Promise<Result<ComplaintOutcome, RemoveRefusal | AccusedRefusal>> {
  if (decision.move === 'resume_mediation') return ok(await beginMediation(tx, moved, now))
  if (decision.move === 'remove_content') {
    const { reasonCode, illegal } = decision
    const removed = await removeContent(tx, { complaint, reasonCode, illegal, person, zone }, now)
    return removed.ok ? ok(join(moved, inStage(moved.after, removed.value))) : removed
  }
  const { state } = moved.after
  if (!('answer' in decision) || !isVerdict(state)) return ok(moved)
  const accused = await judgeAccused(tx, complaint, decision)
  if (!accused.ok) return accused
  const explained = {
    complaint,
    verdict: state,
    notes: notesOf(decision),
    accused: accused.value,
    zone,
    isWaived,
  }
  const told = await explainComplaint(tx, explained, now)
  if (!told.ok) return told
  const further = await followProof(tx, { complaint, decision, person, zone }, now)
  return further.ok ? ok(join(moved, inStage(moved.after, [...told.value, ...further.value]))) : further
}

/** What is sent to each side; whoever nothing is decided against is sent nothing. */
function notesOf(decision: Extract<TriageDecision, { answer: string }>): SideNotes {
  return { complainant: decision.answer, respondent: 'told' in decision ? decision.told : '' }
}

/** K18: an extorting review is taken down; whoever stood before a fake order is to have their loss made good. */
async function followProof(
  tx: Tx,
  { complaint, decision, person, zone }: Omit<Following, 'moved'>,
  now: Date,
): Promise<Result<DomainEvent[], RemoveRefusal>> {
  if (decision.move === 'verify_extortion' && decision.reviewId !== null)
    return removeExtorted(tx, { complaint, reviewId: decision.reviewId, person, zone }, now)
  const loss = { ask: 'compensation', to: 'complainant', why: 'verified_fake', ...noMoney } as const
  if (decision.move === 'verify_fake') return ok([ask(complaint, loss)])
  // Money is held here only where an appeal took back the decision by which it was to be paid out, and nothing comes of
  // it now.
  const isFree = turnsDown(decision.move) && (await isMoneyHeld(tx, complaint.id))
  const release = { ask: 'escrow_release', to: 'respondent', why: 'closed', ...noMoney } as const
  return ok(isFree ? [ask(complaint, release)] : [])
}

/** Everybody whose notice was joined with this one hears the same. */
async function tellJoined(
  tx: Tx,
  { complaint, decision, moved, person, zone }: Following,
  now: Date,
): Promise<Result<ComplaintOutcome, RemoveRefusal | ComplaintMoverRefusal>> {
  if (complaint.channel !== 'notice' || !(decision.move in noticeAnswers)) return ok(moved)
  const step = { move: decision.move, set: setBy(decision, now), facts: factsOf(decision) }
  const answer = 'answer' in decision ? decision.answer : ''
  const doer = staffDoer(person)
  const told = await answerJoined(tx, { complaintId: complaint.id, step, answer, doer, zone }, now)
  return told.ok ? ok(join(moved, inStage(moved.after, told.value))) : told
}

function setBy(decision: TriageDecision, now: Date): ComplaintChange {
  switch (decision.move) {
    case 'ask_seller': {
      const dueAt = answerDueAt(now, decision.hours)
      const { reminded, at } = nextReminder(dueAt, 0, now)
      const { namesComplainant } = decision
      return { dueAt, clockAt: at, reminded, namesComplainant, sellerAskedAt: now }
    }
    case 'resume_mediation':
      return { dueAt: mediatorActsBy(now) }
    case 'mark_duplicate':
      return { duplicateOf: decision.duplicateOf }
    case 'put_out_of_scope':
    case 'find_invalid':
      return { answerText: decision.answer }
    case 'verify_fake':
    case 'verify_extortion':
    case 'not_prove':
      return { answerText: decision.answer, checked: decision.checked }
    default:
      return {}
  }
}

function factsOf(decision: TriageDecision): Record<string, string | number | boolean> {
  switch (decision.move) {
    case 'ask_seller':
      return { hours: decision.hours }
    case 'mark_duplicate':
      return { duplicateOf: decision.duplicateOf }
    case 'remove_content':
      return { reasonCode: decision.reasonCode, isIllegal: decision.illegal !== null }
    case 'verify_fake':
      // The performer's figures stay as they are; what happens to the buyer's account is the marketplace's to do.
      return { buyerStrike: true }
    case 'verify_extortion':
      return decision.reviewId === null
        ? { buyerStrike: true }
        : { buyerStrike: true, reviewStands: false, reviewId: decision.reviewId }
    default:
      return {}
  }
}
