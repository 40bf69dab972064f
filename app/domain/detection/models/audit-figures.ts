import { areaUnderCurve } from '#domain/detection/learning/metrics'
import { wilsonInterval } from '#domain/quality/wilson'

/** One audited publication; the label is null where nothing was decided about whether it is a fake. */
export type Audited = { fakeProbability: number; rating: number; label: 0 | 1 | null }

/** A number found, of how many, and between which two the truth lies in 95 of 100 cases. All are shares (0–1). */
export type Estimate = { value: number; low: number; high: number; of: number }

/** What people found who looked at automatic publications without knowing it. */
export type AuditFigures = {
  drawn: number
  judged: number
  fakes: number
  /** The share of automatic publications that are fakes; null where nothing is judged. */
  missed: Estimate | null
  /** What was said of them on average, to be held against what is missed. */
  said: number | null
  /** How often a fake among them had been given a higher probability than a genuine one. */
  auc: Estimate | null
  byStars: { stars: number; judged: number; fakes: number; missed: Estimate | null }[]
}

/** With fewer of either class pairs are not told apart but guessed at. */
const leastForAuc = 5

export function measureAudit(audited: Audited[]): AuditFigures {
  const judged = audited.flatMap(({ label, ...rest }) => (label === null ? [] : [{ label, ...rest }]))
  const fakes = judged.filter(({ label }) => label === 1).length
  return {
    drawn: audited.length,
    judged: judged.length,
    fakes,
    missed: shareWithInterval(fakes, judged.length),
    said:
      judged.length === 0
        ? null
        : judged.reduce((sum, { fakeProbability }) => sum + fakeProbability, 0) / judged.length,
    auc: aucWithInterval(judged, fakes),
    byStars: [1, 2, 3, 4, 5].map((stars) => {
      const own = judged.filter(({ rating }) => rating === stars)
      const found = own.filter(({ label }) => label === 1).length
      return { stars, judged: own.length, fakes: found, missed: shareWithInterval(found, own.length) }
    }),
  }
}

function shareWithInterval(count: number, of: number): Estimate | null {
  return of === 0 ? null : { value: count / of, of, ...wilsonInterval(count, of) }
}

/** The interval is that of Hanley and McNeil (1982). */
function aucWithInterval(
  judged: { fakeProbability: number; label: number }[],
  fakes: number,
): Estimate | null {
  const genuine = judged.length - fakes
  const value = areaUnderCurve({
    scores: judged.map(({ fakeProbability }) => fakeProbability),
    labels: judged.map(({ label }) => label),
  })
  if (value === null || Math.min(fakes, genuine) < leastForAuc) return null
  const twoFakes = value / (2 - value) - value ** 2
  const twoGenuine = (2 * value ** 2) / (1 + value) - value ** 2
  const variance =
    (value * (1 - value) + (fakes - 1) * twoFakes + (genuine - 1) * twoGenuine) / (fakes * genuine)
  const reach = 1.96 * Math.sqrt(variance)
  return { value, of: judged.length, low: Math.max(0, value - reach), high: Math.min(1, value + reach) }
}
