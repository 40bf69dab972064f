/** What one seller got on one day, counted from 1970. */
export type Day = {
  day: number
  reviews: number
  byNewAuthors: number
  ratings: number
  ratingSum: number
  /** Earlier reviews of the authors, 20 at most of each, summed. */
  experienceSum: number
}

/** What one seller got over the last days; each day is counted once and forgotten once. */
export type DayWindow = Omit<Day, 'day'> & {
  /** How many days the window spans, the current one among them. */
  days: number
  /** The first of the days that is not yet forgotten. */
  from: number
}

/** Windows of three lengths over one list of days, which is as long as the longest window at most. */
export type DayWindows = {
  /** The days that had any, the oldest first. */
  entries: Day[]
  week: DayWindow
  month: DayWindow
  quarter: DayWindow
}

const lengths = { week: 7, month: 30, quarter: 90 }
const nothing = { reviews: 0, byNewAuthors: 0, ratings: 0, ratingSum: 0, experienceSum: 0 }

/** The windows over these days, the oldest first, which end on the last of them. */
export function windowsOver(entries: Day[]): DayWindows {
  // The longer window goes on where the shorter one ends, so that each day is added once.
  const week = windowOver(entries, lengths.week, { ...nothing, from: entries.length })
  const month = windowOver(entries, lengths.month, week)
  return { entries, week, month, quarter: windowOver(entries, lengths.quarter, month) }
}

function windowOver(entries: Day[], days: number, shorter: Omit<DayWindow, 'days'>): DayWindow {
  const window = { ...shorter, days }
  const first = newestDay({ entries }) - days + 1
  for (let entry = entries[window.from - 1]; entry && entry.day >= first; entry = entries[window.from - 1]) {
    include(window, entry, 1)
    window.from--
  }
  return window
}

/** Forgets the days that windows ending on `day` no longer span. A day before the newest one changes nothing. */
export function moveWindows(windows: DayWindows, day: number): void {
  const { entries, week, month, quarter } = windows
  for (const window of [week, month, quarter]) forget(window, entries, day)
  const gone = quarter.from
  if (gone <= 64 || gone * 2 <= entries.length) return
  entries.splice(0, gone)
  for (const window of [week, month, quarter]) window.from -= gone
}

function forget(window: DayWindow, entries: Day[], day: number): void {
  let oldest = entries[window.from]
  while (oldest && oldest.day <= day - window.days) {
    include(window, oldest, -1)
    window.from++
    oldest = entries[window.from]
  }
}

/** Adds a day to a window, or takes it away; field by field, because every review of every seller comes through here. */
function include(window: DayWindow, day: Day, times: 1 | -1): void {
  window.reviews += times * day.reviews
  window.byNewAuthors += times * day.byNewAuthors
  window.ratings += times * day.ratings
  window.ratingSum += times * day.ratingSum
  window.experienceSum += times * day.experienceSum
}

/** The reviews counted on the given day so far. */
export function reviewsOn({ entries }: DayWindows, day: number): number {
  const last = entries.at(-1)
  return last?.day === day ? last.reviews : 0
}

type Counted = { rating: number | null; isFirst: boolean; experience: number }

/** Counts a review on its day; the windows never go back for one that arrives late. */
export function addToWindows(windows: DayWindows, day: number, counted: Counted): void {
  if (day < newestDay(windows)) {
    addLate(windows, day, counted)
    return
  }
  moveWindows(windows, day)
  const { entries, week, month, quarter } = windows
  const last = entries.at(-1)
  const today = last?.day === day ? last : emptyDay(day)
  if (today !== last) entries.push(today)
  for (const counts of [today, week, month, quarter]) add(counts, counted)
}

function addLate(windows: DayWindows, day: number, counted: Counted): void {
  const { entries, quarter } = windows
  const kept = entries.slice(quarter.from)
  const own = kept.find((entry) => entry.day === day) ?? emptyDay(day)
  add(own, counted)
  if (!kept.includes(own)) kept.push(own)
  Object.assign(windows, windowsOver(kept.sort((a, b) => a.day - b.day)))
}

function add(counts: Omit<Day, 'day'>, { rating, isFirst, experience }: Counted): void {
  counts.reviews++
  counts.byNewAuthors += isFirst ? 1 : 0
  counts.ratings += rating === null ? 0 : 1
  counts.ratingSum += rating ?? 0
  counts.experienceSum += experience
}

function newestDay({ entries }: Pick<DayWindows, 'entries'>): number {
  return entries.at(-1)?.day ?? Number.NEGATIVE_INFINITY
}

function emptyDay(day: number): Day {
  return { day, ...nothing }
}
