import type { IndicatorFigures, SellerQuality, WindowFigures } from '#domain/quality/evidence'
import { type Indicator, indicators } from '#domain/quality/indicator'
import { rateInterval, ratioInterval, type Spread } from '#domain/quality/posterior'
import { scoreSeller, type WeightedIndicator } from '#domain/quality/score'
import type { StoredCounts, StoredResult } from '#domain/quality/stored-result'
import { judgeWindows, type WindowEvidence, type WindowFinding } from '#domain/quality/window'

/** A seller's stored counts as evidence; who the buyers were and how the weeks lie is looked up only for candidates. */
export function windowsOf(stored: StoredCounts): WindowEvidence[] {
  const unknown = { weeks: [] }
  return [
    {
      ...unknown,
      days: 30,
      observed: stored.observed30,
      expected: stored.expected30,
      expectedAtPortal: stored.portal30,
      feedback: stored.feedback30,
      buyers: stored.observed30,
      before: { observed: stored.beforeObserved30, expected: stored.beforeExpected30 },
    },
    {
      ...unknown,
      days: 90,
      observed: stored.observed90,
      expected: stored.expected90,
      expectedAtPortal: stored.portal90,
      feedback: stored.feedback90,
      buyers: stored.observed90,
      before: { observed: stored.beforeObserved90, expected: stored.beforeExpected90 },
    },
    {
      ...unknown,
      days: 365,
      observed: stored.observed365,
      expected: stored.expected365,
      expectedAtPortal: stored.portal365,
      feedback: stored.feedback365,
      buyers: stored.observed365,
    },
  ]
}

/** The indicators a seller has data for, as the score takes them. */
export function weightedIndicators(
  stored: Pick<StoredResult, 'events' | 'totals' | 'means' | 'indicatorShapes' | 'rules'>,
): WeightedIndicator<Indicator>[] {
  return indicators.flatMap((id, index) => {
    const total = stored.totals[index] ?? 0
    const mean = stored.means[index] ?? 0
    const shape = stored.indicatorShapes[index]
    if (!(total > 0 && mean > 0) || shape === undefined) return []
    return [{ id, events: stored.events[index] ?? 0, total, mean, shape, weight: stored.rules.weights[id] }]
  })
}

/** A stored result in full: intervals and probabilities, the score taken apart, and what it is compared with. */
export function describeSeller(stored: StoredResult): SellerQuality {
  const spread = { shape: stored.shape, weeklyCv2: stored.weeklyCv2 }
  const evidence = windowsOf(stored)
  const { findings } =
    stored.judged ?? judgeWindows({ windows: evidence, onProbation: false }, spread, stored.rules)
  const present = weightedIndicators(stored)
  const score = stored.grade === null ? undefined : scoreSeller(present, stored.rules)
  const scored = scoreSeller(present, stored.rules)
  return {
    runId: stored.runId,
    asOf: stored.asOf,
    computedAt: stored.computedAt,
    policyVersion: stored.rules.version,
    mode: stored.mode,
    peerGroup: { category: stored.category, size: stored.size },
    score: score?.score ?? null,
    low: score?.low ?? null,
    high: score?.high ?? null,
    grade: stored.grade,
    coverage: stored.coverage ?? 0,
    status: stored.status,
    assurance: stored.mode === 'reviews' ? 'low' : 'normal',
    headline: stored.headline,
    windows: evidence.map((window, index) => figuresOf(window, findings[index], { stored, spread })),
    parts: present.map((indicator) => partOf(indicator, scored)),
    reasons: scored?.reasons ?? [],
    blocks: stored.judged?.blocks ?? [],
    peers: stored.peers,
    ...spread,
  }
}

function figuresOf(
  window: WindowEvidence,
  finding: WindowFinding | undefined,
  { stored, spread }: { stored: StoredResult; spread: Spread },
): WindowFigures {
  const { days, observed, expected, expectedAtPortal, feedback, before = null } = window
  const certainty = finding?.certainty ?? 0
  const cut = stored.lists[days]?.cut
  const isListed = finding?.unmet.length === 0 && cut !== undefined && cut !== null && 1 - certainty <= cut
  return {
    days,
    observed,
    expected,
    expectedAtPortal,
    before,
    feedback,
    buyers: stored.judged?.buyers?.[days] ?? null,
    ratio: finding?.ratio ?? 1,
    ...ratioInterval(window, spread, stored.rules),
    certainty,
    worsened: finding?.worsened ?? null,
    lfdr: isListed ? 1 - certainty : null,
    unmet: finding?.unmet ?? [],
  }
}

function partOf(
  indicator: WeightedIndicator<Indicator>,
  scored: ReturnType<typeof scoreSeller<Indicator>>,
): IndicatorFigures {
  const part = scored?.parts.find(({ id }) => id === indicator.id)
  if (!part) throw new Error(`The score has no part ${indicator.id}`)
  const { events, total, mean } = indicator
  const { low, high } = rateInterval(indicator)
  return { ...part, events, total, mean, low, high }
}
