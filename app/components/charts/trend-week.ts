import type { Day } from '#domain/day'

/** A seller's reviews of a week, which begins on `week`, a Monday; the share (0–1) of the whole market beside it. */
export type TrendWeek = { week: Day; negative: number; total: number; marketNegativeShare: number | null }
/** Something that happened in a week; `label` is the id of a text. */
export type TrendMarker = { day: Day; label: string }

/** Below so many reviews a week's share is drawn hollow: it says more about luck than about the seller. */
export const fewInWeek = 10

const weekMs = 7 * 86_400_000

/** What happened in the week that begins on this Monday. */
export function markersOf(markers: TrendMarker[], week: Day): TrendMarker[] {
  const from = Date.parse(week)
  return markers.filter(({ day }) => Date.parse(day) >= from && Date.parse(day) < from + weekMs)
}
