import { useState } from 'react'
import type { QueueName, QueueRow } from '#app/components/desk/evidence.ts'
import { useLive } from '#app/components/shell/live.tsx'

export type LineSummary = { open: number; oldestDueAt: string | null; decidedTodayByMe: number }
type Place = { rankAt: string; id: string }
/** A page of the line as the server gives it. */
export type LinePage = { rows: QueueRow[]; next: Place | null; summary: LineSummary }

/** The line as it is shown. It moves only when somebody asks: what is new waits behind a number. */
export type Line = {
  rows: QueueRow[]
  /** Rows still shown that somebody has finished with meanwhile. */
  gone: ReadonlySet<string>
  summary: LineSummary
  /** How many items came in at the top since the line was read. */
  fresh: number
  showFresh: () => void
  more: (() => void) | undefined
}

/** Keeps the list of a queue, reading it again when something changes without moving what is on the screen. */
export function useLine(queue: QueueName, first: LinePage): Line {
  const [shown, setShown] = useState(first)
  const [latest, setLatest] = useState(first)
  useLive('work', () => {
    void readLine(queue).then((page) => page && setLatest(page))
  })
  const known = new Set(shown.rows.map(({ workItemId }) => workItemId))
  const now = new Map(latest.rows.map((row) => [row.workItemId, row]))
  const { next } = shown
  return {
    rows: shown.rows.map((row) => now.get(row.workItemId) ?? row),
    gone: goneFrom(shown.rows, latest),
    summary: latest.summary,
    fresh: latest.rows.filter((row) => !known.has(row.workItemId) && isWithin(row, next)).length,
    showFresh: () => setShown(latest),
    more: next
      ? () => {
          void readLine(queue, next).then((page) => {
            if (page) setShown({ ...page, rows: [...shown.rows, ...page.rows] })
          })
        }
      : undefined,
  }
}

/** What the newest page ought to hold and does not. Rows beyond its end may still be there. */
function goneFrom(rows: QueueRow[], { rows: latest, next }: LinePage): ReadonlySet<string> {
  const present = new Set(latest.map(({ workItemId }) => workItemId))
  return new Set(
    rows
      .filter((row) => isWithin(row, next) && !present.has(row.workItemId))
      .map(({ workItemId }) => workItemId),
  )
}

/** Whether a row belongs before the end of what was read, so that it is new there and has not just moved up. */
function isWithin({ rankAt }: QueueRow, next: Place | null): boolean {
  return next === null || rankAt < next.rankAt
}

/** Undefined where it cannot be read now; the line then stays as it is until the next change. */
async function readLine(queue: QueueName, after?: Place): Promise<LinePage | undefined> {
  const place = after ? `?after=${encodeURIComponent(after.rankAt)}&id=${after.id}` : ''
  try {
    const response = await fetch(`/desk/line/${queue}${place}`)
    // The server's own JSON, made by the route behind this address.
    return response.ok ? ((await response.json()) as LinePage) : undefined
  } catch {
    return undefined
  }
}
