/** Decided reviews and the fakes among them, of which half are forgotten in each half-life. */
export type Decayed = { all: number; fakes: number; at: number }

export function nothingDecayed(): Decayed {
  return { all: 0, fakes: 0, at: Number.NEGATIVE_INFINITY }
}

/** Adds one decided review at an instant in days; for one that arrives late the counts do not go back. */
export function addDecayed(counted: Decayed, at: number, label: number, halfLifeDays: number): void {
  if (at < counted.at) {
    const weight = 2 ** ((at - counted.at) / halfLifeDays)
    counted.all += weight
    counted.fakes += label * weight
    return
  }
  const kept = counted.all === 0 ? 0 : 2 ** ((counted.at - at) / halfLifeDays)
  counted.all = counted.all * kept + 1
  counted.fakes = counted.fakes * kept + label
  counted.at = at
}

/** Changes what was found of a review that was added at `at`: `by` is 1 where it is a fake after all, −1 where not. */
export function amendDecayed(counted: Decayed, at: number, by: number, halfLifeDays: number): void {
  counted.fakes += by * 2 ** ((at - counted.at) / halfLifeDays)
}
