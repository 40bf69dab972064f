/** A stretch of a text in UTF-16 units from its start; `end` is exclusive. */
export type Span = { start: number; end: number }

/** The spans in order, with those that touch or overlap made one. */
export function joinSpans(spans: Span[]): Span[] {
  const joined: Span[] = []
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return joined
}
