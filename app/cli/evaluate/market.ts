import type { Row } from '#app/cli/evaluate/read-rows.ts'
import { type FeatureTable, type ReplayedReview, replay } from '#domain/detection/learning/replay'
import { hashText } from '#domain/text/hash'

/** Files do not say when people decided: it is taken to be known this many days after the review. */
export const decisionDelayDays = 30

/** One marketplace's rows, with the features of those whose author, seller and time are known. */
export type Market = {
  rows: Row[]
  featureRows: (number | undefined)[]
  table: FeatureTable
  seconds: number
}

/** Whether the decision on a row is turned round; the same rows always are. */
export function isFlipped({ id }: Row, share: number): boolean {
  return share > 0 && hashText(id, 0x5eed) / 2 ** 32 < share
}

/** Replays a marketplace. `decide` says what people decided of a row, which becomes known a month later. */
export function replayMarket(rows: Row[], history: boolean, decide: (row: Row) => number): Market {
  const reviews: ReplayedReview[] = []
  const featureRows = rows.map((row) => {
    const { authorId, sellerId, at } = row
    if (authorId === null || sellerId === null || at === null) return undefined
    const decided = { label: decide(row), knownAt: at + decisionDelayDays }
    return reviews.push({ id: row.id, authorId, sellerId, rating: row.rating, at, ...decided }) - 1
  })
  const startedAt = performance.now()
  const table = replay(reviews, { history })
  return { rows, featureRows, table, seconds: (performance.now() - startedAt) / 1000 }
}

/** Several marketplaces as one, for learning from all of them; ids of one never meet those of another. */
export function joinMarkets(markets: Market[]): Market {
  const [first, ...others] = markets
  if (first && others.length === 0) return first
  const values = new Float64Array(markets.reduce((sum, { table }) => sum + table.values.length, 0))
  const joined: Market = { rows: [], featureRows: [], table: { names: [], width: 0, values }, seconds: 0 }
  let filled = 0
  for (const { rows, featureRows, table, seconds } of markets) {
    const offset = table.width === 0 ? 0 : filled / table.width
    values.set(table.values, filled)
    filled += table.values.length
    for (const row of rows) joined.rows.push(row)
    for (const at of featureRows) joined.featureRows.push(at === undefined ? undefined : at + offset)
    joined.table = { ...table, values }
    joined.seconds += seconds
  }
  return joined
}
