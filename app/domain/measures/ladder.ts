import { type LiftGround, liftGrounds } from '#domain/measures/ground'
import { type LadderStep, ladder, type MeasureStep } from '#domain/measures/step'
import { ok, type Result, refuse } from '#domain/result'

/** A measure as far as the ladder goes: which step, how long it counts, and whether it was taken back. */
export type Strike = { step: MeasureStep; strikeUntil: Date; liftGround: LiftGround | null }

/** What a seller's exclusion, a case of its own, has come to. `part`: one category is out. */
export type ExclusionStanding = 'none' | 'part' | 'whole' | 'terminated'

export type Standing = { strikes: readonly Strike[]; exclusion: ExclusionStanding }

export type Ladder = {
  /** The strikes that count now. */
  balance: number
  /** The hardest step that counts now; null where none does. */
  reached: LadderStep | null
  /** What would come next without leaving a step out; null after the last. */
  next: LadderStep | null
  /** When the next strike stops counting. */
  lapsesAt: Date | null
}

/** Whether a strike counts: it has not lapsed, and was not taken back as one that should never have been. */
export function counts({ strikeUntil, liftGround }: Strike, now: Date): boolean {
  if (liftGround !== null && liftGrounds[liftGround].removesStrike) return false
  return strikeUntil.getTime() > now.getTime()
}

/** Where a seller stands on the ladder (B29: balance and next threshold). */
export function standOn({ strikes, exclusion }: Standing, now: Date): Ladder {
  const counting = strikes.filter((strike) => counts(strike, now))
  const taken: LadderStep[] = [...stepsOfExclusion[exclusion], ...counting.map(({ step }) => step)]
  const reached = Math.max(-1, ...taken.map((step) => ladder.indexOf(step)))
  const lapses = counting.map(({ strikeUntil }) => strikeUntil.getTime())
  return {
    balance: counting.length,
    reached: ladder[reached] ?? null,
    next: ladder[reached + 1] ?? null,
    lapsesAt: lapses.length > 0 ? new Date(Math.min(...lapses)) : null,
  }
}

const stepsOfExclusion: Record<ExclusionStanding, LadderStep[]> = {
  none: [],
  part: ['partial_exclusion'],
  whole: ['exclusion'],
  terminated: ['termination'],
}

/** The steps left out on the way to `step` from where a seller stands; none where it is at or below that. */
export function stepsSkipped({ reached }: Pick<Ladder, 'reached'>, step: LadderStep): LadderStep[] {
  const from = reached === null ? 0 : ladder.indexOf(reached) + 1
  return ladder.slice(from, ladder.indexOf(step))
}

export type StepRefusal =
  | { reason: 'already_excluded' }
  | { reason: 'already_terminated' }
  | { reason: 'skip_reason_required'; skipped: LadderStep[] }

/**
 * Whether a step may be taken now (B52), and which ones it leaves out. Leaving one out needs a reason; nothing is
 * added to an exclusion that stands, which has its own way.
 */
export function judgeStep(
  standing: Standing,
  step: MeasureStep,
  skipReason: string | undefined,
  now: Date,
): Result<{ skipped: LadderStep[] }, StepRefusal> {
  if (standing.exclusion === 'terminated') return refuse({ reason: 'already_terminated' })
  if (standing.exclusion === 'whole') return refuse({ reason: 'already_excluded' })
  const skipped = stepsSkipped(standOn(standing, now), step)
  if (skipped.length > 0 && !skipReason?.trim()) return refuse({ reason: 'skip_reason_required', skipped })
  return ok({ skipped })
}
