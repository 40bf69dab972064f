import type { AppealableKind } from '#domain/appeals/filing'
import type { GroundAnswer } from '#domain/appeals/ground'
import { type AppealOutcome, appealOutcomes } from '#domain/appeals/state'
import { ok, type Result, refuse } from '#domain/result'
import type { StatementKind } from '#domain/statements/kind'

/** Only these: a weak argument is judged, never turned away (A3). */
export const inadmissibleReasons = ['wrong_person', 'out_of_time', 'duplicate', 'nothing_decided'] as const
export type InadmissibleReason = (typeof inadmissibleReasons)[number]

/** The effects of a decision that an outcome in the appellant's favour takes back, as they are told. */
export const appealEffects = [
  'published_again',
  'published_masked',
  'unmasked',
  'masked_anew',
  'sent_back_instead',
  'metrics',
  'strike_removed',
  'strike_kept',
  'measure_lifted',
  'exclusion_annulled',
  'recheck_at_once',
  'review_removed',
  'review_stays_down',
  'review_looked_at',
  'order_counted',
  'compensation_withdrawn',
  'priority_withdrawn',
  'remedy_ended',
  'remedy_paid_back',
  'remedy_stays_done',
  'finding_removed',
  'counts_as_it_is',
  'fault_as_claimed',
  'complaint_reopened',
  'superseded',
] as const
export type AppealEffect = (typeof appealEffects)[number]

/**
 * What can come of an appeal from each kind of decision. Only what can be softened can be modified: a rejected review
 * goes back to its author, a measure ends and leaves its strike.
 */
export function outcomesFor(kind: AppealableKind): readonly AppealOutcome[] {
  return kind === 'review_rejected' || kind === 'measure_notice' ? appealOutcomes : ['upheld', 'overturned']
}

/** How a review that was not to be read is shown once it may be: as it was written, or with places masked. */
export const shownAs = ['whole', 'masked'] as const
export type Shown = (typeof shownAs)[number]

/**
 * Whether whoever overturns such a decision says how the review is shown. What was hidden for the time being while
 * places of it were masked comes back as readers saw it, so nothing is asked.
 */
export function isAskedHowShown(
  kind: StatementKind,
  { publishedText }: { publishedText: string | null },
): boolean {
  if (kind === 'review_hidden') return publishedText === null
  return kind === 'review_rejected' || kind === 'review_returned' || kind === 'review_redacted'
}

export type ShownRefusal = { reason: 'shown_required' }

/** Nobody puts a way to reach somebody before readers without having said so: where there is one, it is chosen. */
export function judgeShown(shown: Shown | undefined, hasPrivateParts: boolean): Result<Shown, ShownRefusal> {
  if (shown) return ok(shown)
  return hasPrivateParts ? refuse({ reason: 'shown_required' }) : ok('whole')
}

/** Whether overturning it takes a second person: where a seller's goods return (A7). */
export function needsSecondOpinion(kind: AppealableKind, outcome: AppealOutcome): boolean {
  const isOfExclusion =
    kind === 'exclusion_notice' || kind === 'immediate_stop' || kind === 'termination_notice'
  return outcome === 'overturned' && isOfExclusion
}

export type OutcomeRefusal =
  | { reason: 'outcome_unknown' }
  | { reason: 'note_required' }
  | { reason: 'no_ground_right' }
  | { reason: 'ground_right' }

type Outcome = {
  outcome: AppealOutcome
  answers: readonly Pick<GroundAnswer, 'ground' | 'isRight'>[]
  note: string
}

/**
 * Whether an outcome can be given to an appeal from such a decision, with its reasons in words. It has to agree with
 * what is said to the grounds (A6): nothing is taken back where none of them is right, and a decision whose facts, rule
 * or measure is wrong does not stand. A fault of procedure alone need not change what was decided.
 */
export function judgeOutcome(
  kind: AppealableKind,
  { outcome, answers, note }: Outcome,
): Result<undefined, OutcomeRefusal> {
  if (!outcomesFor(kind).includes(outcome)) return refuse({ reason: 'outcome_unknown' })
  const right = answers.filter(({ isRight }) => isRight).map(({ ground }) => ground)
  if (outcome !== 'upheld' && right.length === 0) return refuse({ reason: 'no_ground_right' })
  if (outcome === 'upheld' && right.some((ground) => ground !== 'procedure'))
    return refuse({ reason: 'ground_right' })
  return note.trim() ? ok(undefined) : refuse({ reason: 'note_required' })
}
