/** Decided reviews and the fakes among them, of which half are forgotten in each half-life. */
export type Decayed = { all: number; fakes: number; at: number }

export function nothingDecayed(): Decayed {
  return { all: 0, fakes: 0, at: Number.NEGATIVE_INFINITY }
}

/** Adds one decided review at an instant in days; instants never go back. */
export function addDecayed(counted: Decayed, at: number, label: number, halfLifeDays: number): void {
  const kept = counted.all === 0 ? 0 : 2 ** ((counted.at - at) / halfLifeDays)
  counted.all = counted.all * kept + 1
  counted.fakes = counted.fakes * kept + label
  counted.at = at
}
