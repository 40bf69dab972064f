import { answerHours } from '#domain/complaints/clock'
import type { ComplaintTopic } from '#domain/complaints/topic'
import { ok, type Result, refuse } from '#domain/result'
import { isPersonal } from '#domain/statements/personal'
import type { IllegalGround } from '#domain/statements/review/restricting-decision'

/** K18: what is looked at before something reported about a buyer is called proven or not. */
export const complaintChecks = ['place_and_time', 'photo', 'call_log', 'pattern', 'chat'] as const
export type ComplaintCheck = (typeof complaintChecks)[number]

/** What a person makes of a complaint that waits in the line of complaints. */
export type TriageDecision =
  | { move: 'ask_seller'; hours: number; namesComplainant: boolean }
  | { move: 'fast_track' | 'clear_danger' | 'resume_mediation' | 'resume_triage' }
  | { move: 'mark_duplicate'; duplicateOf: string }
  | { move: 'put_out_of_scope' | 'find_invalid'; answer: string }
  | {
      move: 'remove_content'
      reasonCode: string
      /** The law it breaks; null where it is only against our rules. */
      illegal: IllegalGround | null
    }
  | { move: 'not_prove'; answer: string; checked: ComplaintCheck[] }
  | { move: 'verify_fake'; answer: string; told: string; checked: ComplaintCheck[] }
  | {
      move: 'verify_extortion'
      answer: string
      /** What the buyer is told, who reads nothing of what is written to whoever reported them. */
      told: string
      checked: ComplaintCheck[]
      /** The review something was demanded with; null where none was published. */
      reviewId: string | null
    }

export type TriageRefusal = {
  reason:
    | 'topic_missing'
    | 'not_about_the_seller'
    | 'hours_out_of_range'
    | 'answer_missing'
    | 'told_missing'
    | 'law_missing'
    | 'why_missing'
    | 'personal'
    | 'other_topic'
    | 'not_enough_checked'
}

/** Topics about a buyer, which a person verifies instead of asking a seller. */
const verified: readonly (ComplaintTopic | null)[] = ['fake_order', 'review_extortion']

/** Whether a decision holds by what is known of the complaint; the state is looked at by the move itself. */
export function judgeTriage(
  { topic, isAboutSeller }: { topic: ComplaintTopic | null; isAboutSeller: boolean },
  decision: TriageDecision,
): Result<undefined, TriageRefusal> {
  if ('answer' in decision && decision.answer.trim() === '') return refuse({ reason: 'answer_missing' })
  if ('told' in decision && decision.told.trim() === '') return refuse({ reason: 'told_missing' })
  switch (decision.move) {
    case 'ask_seller':
      if (topic === null) return refuse({ reason: 'topic_missing' })
      if (!isAboutSeller || topic === 'illegal_content') return refuse({ reason: 'not_about_the_seller' })
      return isAmong(decision.hours) ? ok(undefined) : refuse({ reason: 'hours_out_of_range' })
    case 'remove_content':
      return topic === 'illegal_content' ? judgeGround(decision.illegal) : refuse({ reason: 'other_topic' })
    case 'verify_fake':
    case 'verify_extortion':
    case 'not_prove':
      return judgeProof(topic, decision)
    default:
      return ok(undefined)
  }
}

/** What is published of a statement names its law, and nobody (DSA Art. 24(5)). */
function judgeGround(illegal: IllegalGround | null): Result<undefined, TriageRefusal> {
  if (illegal === null) return ok(undefined)
  if (illegal.law.trim() === '') return refuse({ reason: 'law_missing' })
  if (illegal.why.trim() === '') return refuse({ reason: 'why_missing' })
  return isPersonal(`${illegal.law} ${illegal.why}`) ? refuse({ reason: 'personal' }) : ok(undefined)
}

function isAmong(hours: number): boolean {
  return hours >= answerHours.least && hours <= answerHours.most
}

type Proof = Extract<TriageDecision, { checked: ComplaintCheck[] }>

/**
 * K18: a fake order is proven by place and time together with a photo or a log of calls, once the buyer's other orders
 * were looked at; an extortion by the chat it was made in. Not proven is said only once something was looked at.
 */
function judgeProof(
  topic: ComplaintTopic | null,
  { move, checked }: Proof,
): Result<undefined, TriageRefusal> {
  const belongsTo = { verify_fake: 'fake_order', verify_extortion: 'review_extortion' } as const
  const isOther = move === 'not_prove' ? !verified.includes(topic) : topic !== belongsTo[move]
  if (isOther) return refuse({ reason: 'other_topic' })
  const has = (check: ComplaintCheck) => checked.includes(check)
  const isEnough = {
    verify_fake: has('place_and_time') && (has('photo') || has('call_log')) && has('pattern'),
    verify_extortion: has('chat'),
    not_prove: checked.length > 0,
  }[move]
  return isEnough ? ok(undefined) : refuse({ reason: 'not_enough_checked' })
}
