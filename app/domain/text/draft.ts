import type { Span } from '#domain/text/span'

/** A text under construction: units of output, and the stretch of the text it is made of that each comes from. */
export type Draft = { units: string[]; starts: number[]; ends: number[] }

export function createDraft(): Draft {
  return { units: [], starts: [], ends: [] }
}

/** Adds units that all come from one stretch. */
export function push(draft: Draft, units: string, { start, end }: Span): void {
  for (const unit of units.split('')) {
    draft.units.push(unit)
    draft.starts.push(start)
    draft.ends.push(end)
  }
}

/** Where a stretch of the draft, of one unit at least, comes from. */
export function originOf({ starts, ends }: Draft, { start, end }: Span): Span {
  return { start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }
}

/** The draft without the units at these places. */
export function without({ units, starts, ends }: Draft, dropped: Set<number>): Draft {
  const keep = <Item>(items: Item[]) => items.filter((_, at) => !dropped.has(at))
  return { units: keep(units), starts: keep(starts), ends: keep(ends) }
}

/** A draft made of what `earlier` says, coming from what `earlier` comes from. */
export function through(earlier: Draft, later: Draft): Draft {
  return {
    units: later.units,
    starts: later.starts.map((start) => earlier.starts[start] ?? 0),
    ends: later.ends.map((end) => earlier.ends[end - 1] ?? 0),
  }
}

/** The stretch of the draft that comes from within a stretch of what it is made of. */
export function placeOf({ starts }: Draft, { start, end }: Span): Span {
  const first = starts.findIndex((from) => from >= start)
  const last = starts.findLastIndex((from) => from < end)
  return { start: Math.max(0, first), end: last + 1 }
}
