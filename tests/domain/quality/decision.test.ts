import { expect, test } from 'vitest'
import { defaultQualityPolicy as policy } from '#domain/quality/policy'
import { decide } from '#domain/quality/proposal'
import { findServiceWarnings } from '#domain/quality/service-warning'
import { judgeSystemic } from '#domain/quality/systemic'
import { judgeWindows, type WindowEvidence } from '#domain/quality/window'

const spread = { shape: 2, weeklyCv2: 0.15 }
const alone = { cuts: {}, blocks: [], warnings: [] }

/** So many events, one a week from the most recent on and the rest in the next round. */
function weeksOf(observed: number, expected: number, count: number) {
  return Array.from({ length: count }, (_, index) => ({
    observed: Math.floor(observed / count) + (index < observed % count ? 1 : 0),
    expected: expected / count,
  }))
}

/** A seller of 365 days with three times the events of comparable ones, every week alike. */
function badYear(changes: Partial<WindowEvidence> = {}): WindowEvidence {
  const observed = changes.observed ?? 36
  const expected = changes.expected ?? 12
  return {
    days: 365,
    observed,
    expected,
    expectedAtPortal: expected,
    feedback: 200,
    buyers: observed,
    weeks: weeksOf(observed, expected, 53),
    ...changes,
  }
}

function badQuarter(changes: Partial<WindowEvidence> = {}): WindowEvidence {
  const { observed = 20, expected = 4 } = changes
  const before = { observed: 16, expected: 16 }
  return badYear({ days: 90, observed, expected, weeks: weeksOf(observed, expected, 13), before, ...changes })
}

function propose(...windows: WindowEvidence[]) {
  return decide(judgeWindows({ windows, onProbation: false }, spread, policy), alone, policy)
}

function unmetOf(window: WindowEvidence) {
  return judgeWindows({ windows: [window], onProbation: false }, spread, policy).findings[0]?.unmet
}

test('R4.1 a year three times as bad is proposed for exclusion', () => {
  expect(propose(badYear())).toEqual({ status: 'exclude', triggers: [365] })
})

test('R4.1 a quarter that worsened is proposed beside the year, the shortest first', () => {
  expect(propose(badYear(), badQuarter())).toEqual({ status: 'exclude', triggers: [90, 365] })
})

test('R4.1 a quarter as bad as the year before does not trigger by itself', () => {
  const chronic = badQuarter({ before: { observed: 80, expected: 16 } })
  expect(unmetOf(chronic)).toEqual(['worsened'])
  expect(propose(chronic)).toEqual({ status: 'watch', triggers: [] })
})

test('a new seller is compared with an average year before', () => {
  const { before: _, ...unknown } = badQuarter()
  const average = badQuarter({ before: { observed: 0, expected: 0 } })
  const certainty = (window: WindowEvidence) =>
    judgeWindows({ windows: [window], onProbation: false }, spread, policy).findings[0]?.worsened
  expect(certainty(unknown)).toBe(certainty(average))
})

test('every condition alone keeps a bad year from triggering', () => {
  expect(unmetOf(badYear({ feedback: 9 }))).toEqual(['enough_feedback'])
  expect(unmetOf(badYear({ buyers: 4 }))).toEqual(['enough_buyers'])
  expect(unmetOf(badYear({ observed: 4, expected: 0.2 }))).toContain('enough_events')
  expect(unmetOf(badYear({ observed: 400, expected: 210 }))).toEqual(['high_ratio'])
  expect(unmetOf(badYear({ observed: 5, expected: 1 }))).toEqual(['certainly_worse'])
  expect(unmetOf(badYear({ expectedAtPortal: 36.1 }))).toEqual(['below_portal_average'])
  expect(unmetOf(badYear({ weeks: [{ observed: 36, expected: 12 }] }))).toEqual(['systemic'])
})

test('R4.2 nobody better than the portal is proposed, the average itself still is', () => {
  expect(unmetOf(badYear({ expectedAtPortal: 36 }))).toEqual([])
})

test('fewer than ten pieces of feedback in every window say nothing', () => {
  const tiny = { observed: 3, expected: 0.3, feedback: 9 }
  expect(propose(badYear(tiny), badQuarter(tiny))).toEqual({ status: 'insufficient', triggers: [] })
  expect(propose()).toEqual({ status: 'insufficient', triggers: [] })
})

test('an ordinary seller is left alone', () => {
  expect(propose(badYear({ observed: 12 }), badQuarter({ observed: 4 }))).toEqual({
    status: 'none',
    triggers: [],
  })
})

test('a seller whose last 90 days are fine has recovered and is only watched', () => {
  const clean = { observed: 0, expected: 3, feedback: 10 }
  expect(propose(badYear(), badQuarter(clean))).toEqual({ status: 'watch', triggers: [] })
  // Nine pieces of feedback do not show a recovery.
  expect(propose(badYear(), badQuarter({ ...clean, feedback: 9 })).status).toBe('exclude')
})

test('any block holds a proposal, but makes none', () => {
  const judged = judgeWindows({ windows: [badYear()], onProbation: false }, spread, policy)
  const blocked = { ...alone, blocks: ['attack_alert'] }
  expect(decide(judged, blocked, policy)).toEqual({ status: 'hold', triggers: [365] })
  const good = judgeWindows({ windows: [badYear({ observed: 10 })], onProbation: false }, spread, policy)
  expect(decide(good, blocked, policy).status).toBe('none')
})

test('who lies behind the cut of the list is only watched', () => {
  const judged = judgeWindows({ windows: [badYear()], onProbation: false }, spread, policy)
  const doubt = 1 - (judged.findings[0]?.certainty ?? 0)
  expect(decide(judged, { ...alone, cuts: { 365: doubt } }, policy).status).toBe('exclude')
  expect(decide(judged, { ...alone, cuts: { 365: doubt / 2 } }, policy).status).toBe('watch')
  expect(decide(judged, { ...alone, cuts: { 90: doubt / 2 } }, policy).status).toBe('exclude')
})

test('three events are enough on probation', () => {
  const windows = [badYear({ observed: 4, expected: 0.2 })]
  const wide = { ...spread, shape: 1 }
  const statusOf = (onProbation: boolean) =>
    decide(judgeWindows({ windows, onProbation }, wide, policy), alone, policy).status
  expect([statusOf(false), statusOf(true)]).toEqual(['watch', 'exclude'])
})

test('R4.3 a burst of one week is not systematic', () => {
  const weeks = [{ observed: 20, expected: 0.3 }, ...weeksOf(3, 3, 12)]
  const finding = judgeSystemic({ observed: 23, expected: 3.3, days: 90, weeks }, spread, policy)
  expect(finding).toMatchObject({ isSystemic: false, worstWeek: 0, weeksWithEvents: 4 })
  const window = badQuarter({ observed: 23, expected: 3.3, weeks })
  expect(unmetOf(window)).toEqual(['systemic'])
  expect(propose(window)).toEqual({ status: 'watch', triggers: [] })
})

test('R4.3 events in two weeks are not systematic however sure', () => {
  const weeks = [{ observed: 30, expected: 1 }, { observed: 30, expected: 1 }, ...weeksOf(0, 1, 11)]
  const finding = judgeSystemic({ observed: 60, expected: 3, days: 90, weeks }, spread, policy)
  expect(finding).toMatchObject({ isSystemic: false, weeksWithEvents: 2 })
  expect(finding.certainty).toBeGreaterThan(0.8)
})

test('R4.3 the worst of equal weeks is the most recent, and without weeks nothing is systematic', () => {
  const weeks = weeksOf(26, 2, 13)
  const window = { observed: 26, expected: 2, days: 90 }
  expect(judgeSystemic({ ...window, weeks }, spread, policy)).toMatchObject({
    isSystemic: true,
    worstWeek: 0,
  })
  expect(judgeSystemic({ ...window, weeks: [] }, spread, policy)).toMatchObject({
    isSystemic: false,
    worstWeek: undefined,
  })
})

test('bad service alone puts on the watch-list and goes no further', () => {
  const late = { id: 'late' as const, events: 60, total: 200, mean: 0.1, shape: 2 }
  const none = { old: 0, unanswered: 0 }
  expect(findServiceWarnings({ indicators: [late], negatives: none }, policy)).toEqual(['late'])
  expect(findServiceWarnings({ indicators: [{ ...late, events: 20 }], negatives: none }, policy)).toEqual([])
  const good = judgeWindows({ windows: [badYear({ observed: 10 })], onProbation: false }, spread, policy)
  expect(decide(good, { ...alone, warnings: ['late'] }, policy)).toEqual({ status: 'watch', triggers: [] })
})

test.each([
  [{ old: 5, unanswered: 3 }, ['neg_unanswered']],
  [{ old: 6, unanswered: 3 }, ['neg_unanswered']],
  [{ old: 5, unanswered: 2 }, []],
  [{ old: 4, unanswered: 4 }, []],
])('R4.3 of %o negatives unanswered the seller is watched for %o', (negatives, warnings) => {
  expect(findServiceWarnings({ indicators: [], negatives }, policy)).toEqual(warnings)
})
