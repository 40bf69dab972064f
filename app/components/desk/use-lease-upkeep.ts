import { useEffect, useRef } from 'react'
import { askDesk } from '#app/components/desk/answer.ts'
import type { Desk } from '#app/components/desk/use-desk.ts'
import { useServerTime } from '#app/components/now.tsx'

/** Being at an item extends its lease, at most this often. */
const extendEveryMs = 60_000
const saveAfterMs = 2000

/** Extends the lease while somebody is at the item, and keeps what they have begun to decide. */
export function useLeaseUpkeep(desk: Desk): void {
  const work = desk.current?.work
  const serverTime = useServerTime()
  const latest = useRef({ desk, serverTime })
  latest.current = { desk, serverTime }
  const extendedAt = useRef(0)
  const workItemId = work?.id

  // biome-ignore lint/correctness/useExhaustiveDependencies: each item starts its own minute
  useEffect(() => {
    extendedAt.current = performance.now()
    const onActivity = () => {
      const { current, extend } = latest.current.desk
      const isLapsed = !current || new Date(current.work.leaseUntil).getTime() < latest.current.serverTime()
      if (isLapsed || performance.now() - extendedAt.current < extendEveryMs) return
      extendedAt.current = performance.now()
      extend()
    }
    const events = ['pointermove', 'keydown', 'scroll'] as const
    for (const name of events) document.addEventListener(name, onActivity, { passive: true, capture: true })
    return () => {
      for (const name of events) document.removeEventListener(name, onActivity, { capture: true })
    }
  }, [workItemId])

  const draft = work && JSON.stringify(work.draft)
  const saved = useRef({ workItemId, draft })
  useEffect(() => {
    if (saved.current.workItemId !== workItemId) saved.current = { workItemId, draft }
    if (!workItemId || draft === undefined || draft === saved.current.draft) return
    const timer = setTimeout(() => {
      saved.current = { workItemId, draft }
      void askDesk({ intent: 'draft', workItemId, draft })
    }, saveAfterMs)
    return () => clearTimeout(timer)
  }, [workItemId, draft])
}
