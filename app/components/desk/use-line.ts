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
  const { next } = shown
  return {
    rows: shown.rows,
    summary: latest.summary,
    fresh: latest.rows.filter(({ workItemId }) => !known.has(workItemId)).length,
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
