import type { PolicyRules } from '#domain/policy'

/**
 * Reviews of the last weeks that were screened alike: how many, and how many of them people found to be fake or genuine.
 * `bucket` says how many of the thresholds asked about their probability reaches.
 */
export type PreviewCell = {
  bucket: number
  /** Whether a signal sent them to a person whatever their probability, or they could not be judged. */
  isForced: boolean
  hasProof: boolean
  reviews: number
  fakes: number
  genuine: number
}

/** The newest screenings of the last weeks, counted by the `thresholds` (rising) their probabilities reach. */
export type PreviewCounts = {
  /** How far back they go; null where there are none. */
  since: string | null
  thresholds: number[]
  cells: PreviewCell[]
}

/** What rules would have done with the reviews of the last weeks. */
export type Outcome = {
  reviews: number
  /** Judged by a person, at once or after a wait for evidence. */
  toPeople: number
  /** Of these, those that would have waited for proof of their order first. */
  held: number
  /** Reviews people found to be fake, and how many of them would have gone to people. */
  fakes: number
  fakesCaught: number
  /** Reviews people found to be genuine, and how many of them would have gone to people. */
  genuine: number
  genuineToPeople: number
}

/** How far back a preview looks, in days. */
export const previewDays = 30

/** At which thresholds a curve is drawn: densely where policies lie. */
export const curveThresholds: readonly number[] = [
  ...[0.01, 0.02, 0.025, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15],
  ...[0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
]

/** All thresholds that have to be counted for a curve and for the rules named, rising. */
export function thresholdsFor(rules: readonly PolicyRules[]): number[] {
  const own = rules.flatMap(({ publishBelow, holdAbove }) => [publishBelow, holdAbove ?? publishBelow])
  return [...new Set([...curveThresholds, ...own])].sort((a, b) => a - b)
}

/**
 * What rules would have done with the reviews counted. A threshold that was not among those counted is taken for the
 * next one above it.
 */
export function outcomeOf({ thresholds, cells }: PreviewCounts, rules: PolicyRules): Outcome {
  const reaches = (cell: PreviewCell, threshold: number) =>
    cell.bucket > thresholds.filter((counted) => counted < threshold).length
  const isHeld = (cell: PreviewCell) =>
    !cell.hasProof && (rules.holdWithoutOrder || (rules.holdAbove !== null && reaches(cell, rules.holdAbove)))
  const held = cells.filter(isHeld)
  const toPeople = cells.filter(
    (cell) => !rules.autoPublish || cell.isForced || isHeld(cell) || reaches(cell, rules.publishBelow),
  )
  return {
    reviews: sum(cells, 'reviews'),
    toPeople: sum(toPeople, 'reviews'),
    held: sum(held, 'reviews'),
    fakes: sum(cells, 'fakes'),
    fakesCaught: sum(toPeople, 'fakes'),
    genuine: sum(cells, 'genuine'),
    genuineToPeople: sum(toPeople, 'genuine'),
  }
}

/** One point of the trade between people's work and fakes caught. Both are shares, 0–1; null where none is known. */
export type CurvePoint = {
  publishBelow: number
  reviews: number
  toPeople: number
  toPeopleShare: number | null
  fakes: number
  fakesCaught: number
  caughtShare: number | null
}

/** The trade at every threshold of the curve, other rules being equal. */
export function curveOf(counts: PreviewCounts, rules: PolicyRules): CurvePoint[] {
  return curveThresholds.map((publishBelow) => {
    const outcome = outcomeOf(counts, { ...rules, autoPublish: true, publishBelow })
    const { reviews, toPeople, fakes, fakesCaught } = outcome
    return {
      ...{ publishBelow, reviews, toPeople, fakes, fakesCaught },
      toPeopleShare: shareOf(toPeople, reviews),
      caughtShare: shareOf(fakesCaught, fakes),
    }
  })
}

/** What a proposal keeps for the second person: what its rules and those in force would have done, and the curve. */
export type PolicyPreview = { since: string | null; proposed: Outcome; inForce: Outcome; curve: CurvePoint[] }

export function previewOf(
  counts: PreviewCounts,
  { proposed, inForce }: { proposed: PolicyRules; inForce: PolicyRules },
): PolicyPreview {
  return {
    since: counts.since,
    proposed: outcomeOf(counts, proposed),
    inForce: outcomeOf(counts, inForce),
    curve: curveOf(counts, proposed),
  }
}

function sum(cells: PreviewCell[], of: 'reviews' | 'fakes' | 'genuine'): number {
  return cells.reduce((total, cell) => total + cell[of], 0)
}

function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null
}
