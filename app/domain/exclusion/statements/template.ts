import type { StatementKind } from '#domain/exclusion/statement'

/** The words of all statements in one language. A text's `{names}` are filled from the case's own record. */
export type StatementTexts = {
  /** Title and paragraphs of every kind. */
  kinds: Record<StatementKind, { title: string; paragraphs: string[] }>
  /** What every statement ends with: how it was found, and how to complain. */
  closing: string[]
  scopeAll: string
  scopeCategory: string
  window: string
  peers: string
  noPeers: string
  noFigures: string
  noTroubles: string
  troubles: Record<'late' | 'cancelled' | 'returned', string>
  conditions: Record<'negatives_handled' | 'new_positives' | 'no_fakes' | 'letter', string>
  /** How one check of a re-check came out. */
  check: Record<
    'negatives_handled' | 'new_positives' | 'rating_rose' | 'no_excess_events' | 'no_fakes' | 'letter',
    string
  >
  state: Record<'met' | 'unmet' | 'pending' | 'not_measurable', string>
  items: string
  /** What the facts in the fields of the Commission's database say beside the figures. */
  facts: { none: string; unhandled: string }
}
