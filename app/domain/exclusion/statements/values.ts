import type { Day } from '#domain/day'
import { restsOnFigures } from '#domain/exclusion/borne-out'
import type { Condition } from '#domain/exclusion/conditions'
import { findExclusionReason } from '#domain/exclusion/reasons'
import { refusalReasons } from '#domain/exclusion/reasons/refusals'
import type { ExclusionSnapshot } from '#domain/exclusion/snapshot'
import { statementTexts } from '#domain/exclusion/statements/write'
import type { Language } from '#domain/language'
import { dayInWords } from '#domain/statements/day-in-words'
import { fill } from '#domain/statements/fill'
import { lastAppealDay } from '#domain/statements/redress'

const mostIds = 60

/** What every statement says about its case. */
export type StatementCase = {
  id: string
  sellerId: string
  shop: string
  scope: 'all' | 'category'
  category: string | null
  reasonCodes: readonly string[]
  snapshot: ExclusionSnapshot | null
}

/** The words that fill every statement of a case; what only some say comes beside them. */
export function commonValues(of: StatementCase, language: Language, today: Day): Record<string, string> {
  const texts = statementTexts[language]
  return {
    shop: of.shop,
    sellerId: of.sellerId,
    caseId: of.id,
    date: dayInWords(today, language),
    appealDay: dayInWords(lastAppealDay(today), language),
    scope: of.scope === 'all' ? texts.scopeAll : fill(texts.scopeCategory, { category: of.category ?? '' }),
    reasons: reasonsInWords(of.reasonCodes, language),
    conditions: Object.values(texts.conditions).join('\n'),
    refusals: refusalReasons.map(({ text }) => `– ${text[language]}`).join('\n'),
    ...snapshotValues(of, language),
  }
}

/** Reasons with the rules they rest on, one a line. */
export function reasonsInWords(codes: readonly string[], language: Language): string {
  return codes
    .map((code) => {
      const reason = findExclusionReason(code)
      return reason ? `– ${reason.text[language]} (${reason.ground[language]})` : ''
    })
    .filter(Boolean)
    .join('\n')
}

/** Every condition with its figures, how it came out, and what it is about. */
export function checksInWords(conditions: readonly Condition[], language: Language): string {
  const texts = statementTexts[language]
  return conditions
    .map(({ check, state, have, need, items }) => {
      const figures = fill(texts.check[check], {
        have: number(have, language),
        need: number(need, language),
      })
      const ids = items.length > 0 ? `; ${fill(texts.items, { ids: someIds(items) })}` : ''
      return `– ${figures}: ${texts.state[state]}${state === 'unmet' ? ids : ''}.`
    })
    .join('\n')
}

/** Numbers in a row, as people write them. */
export function numbersInWords(numbers: readonly number[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(
    numbers.map((each) => number(each, language)),
  )
}

/** The negative events of one window beside those comparable sellers would have had. */
export function windowInWords(window: ExclusionSnapshot['windows'][number], language: Language): string {
  return fill(statementTexts[language].window, {
    days: String(window.days),
    observed: String(window.observed),
    expected: number(window.expected, language),
    ratio: number(window.ratio, language),
    low: number(window.low, language),
    high: number(window.high, language),
  })
}

function snapshotValues(of: StatementCase, language: Language): Record<string, string> {
  const texts = statementTexts[language]
  const { snapshot } = of
  if (!snapshot) return {}
  const { negativeIds, complaintIds, unhandled, troubles } = snapshot
  const troubled = (['late', 'cancelled', 'returned'] as const).filter((trouble) => troubles[trouble] > 0)
  return {
    comparison: restsOnFigures(of.reasonCodes) ? comparisonInWords(snapshot, language) : texts.noFigures,
    negatives: String(negativeIds.length),
    complaints: String(complaintIds.length),
    unhandled: String(unhandled),
    reviewIds: someIds([...negativeIds, ...complaintIds]) || '–',
    troubles:
      troubled
        .map((trouble) => fill(texts.troubles[trouble], { count: String(troubles[trouble]) }))
        .join('\n') || texts.noTroubles,
  }
}

/** The windows with what comparable sellers would have had, and how those are spread. */
function comparisonInWords({ windows, peers }: ExclusionSnapshot, language: Language): string {
  const texts = statementTexts[language]
  const spread = peers
    ? fill(texts.peers, {
        group: peers.group,
        count: String(peers.count),
        median: number(peers.median, language),
        q1: number(peers.q1, language),
        q3: number(peers.q3, language),
      })
    : texts.noPeers
  return windows.length > 0
    ? [...windows.map((window) => windowInWords(window, language)), spread].join('\n')
    : texts.noFigures
}

function someIds(ids: readonly string[]): string {
  const shown = ids.slice(0, mostIds).join(', ')
  return ids.length > mostIds ? `${shown} … +${ids.length - mostIds}` : shown
}

function number(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value)
}
