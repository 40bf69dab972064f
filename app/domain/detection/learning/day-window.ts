/** What one seller got over the last days; each day is counted once and forgotten once. */
export type DayWindow = {
  /** How many days the window spans, the current one among them. */
  days: number
  reviews: number
  byNewAuthors: number
  ratings: number
  ratingSum: number
  /** Earlier reviews of the authors, 20 at most of each, summed. */
  experienceSum: number
  /** The days that had any, the oldest first; those before `from` are forgotten. */
  entries: Day[]
  from: number
}
type Day = {
  day: number
  reviews: number
  byNewAuthors: number
  ratings: number
  ratingSum: number
  experienceSum: number
}

export function emptyWindow(days: number): DayWindow {
  return {
    days,
    reviews: 0,
    byNewAuthors: 0,
    ratings: 0,
    ratingSum: 0,
    experienceSum: 0,
    entries: [],
    from: 0,
  }
}

/** Forgets the days that a window ending on `day` no longer spans. Days never go back. */
export function moveWindow(window: DayWindow, day: number): void {
  let oldest = window.entries[window.from]
  while (oldest && oldest.day <= day - window.days) {
    window.reviews -= oldest.reviews
    window.byNewAuthors -= oldest.byNewAuthors
    window.ratings -= oldest.ratings
    window.ratingSum -= oldest.ratingSum
    window.experienceSum -= oldest.experienceSum
    window.from++
    oldest = window.entries[window.from]
  }
  if (window.from > 64 && window.from * 2 > window.entries.length) {
    window.entries.splice(0, window.from)
    window.from = 0
  }
}

/** The reviews counted on the given day so far. */
export function reviewsOn(window: DayWindow, day: number): number {
  const last = window.entries.at(-1)
  return last?.day === day ? last.reviews : 0
}

export function addToWindow(
  window: DayWindow,
  day: number,
  { rating, isFirst, experience }: { rating: number | null; isFirst: boolean; experience: number },
): void {
  moveWindow(window, day)
  const last = window.entries.at(-1)
  const today =
    last?.day === day
      ? last
      : { day, reviews: 0, byNewAuthors: 0, ratings: 0, ratingSum: 0, experienceSum: 0 }
  if (today !== last) window.entries.push(today)
  for (const counted of [today, window]) {
    counted.reviews++
    counted.byNewAuthors += isFirst ? 1 : 0
    counted.ratings += rating === null ? 0 : 1
    counted.ratingSum += rating ?? 0
    counted.experienceSum += experience
  }
}
