import type { DeskItem } from '#app/components/desk/evidence.ts'
import { PlainForm } from '#app/components/desk/plain-form.tsx'

/** Everything the desk can do, as forms a browser sends by itself. Only shown where scripts do not run. */
export function PlainDecision({ item, requestKey }: { item: DeskItem; requestKey: string }) {
  return (
    <noscript>
      <PlainForm item={item} requestKey={requestKey} />
    </noscript>
  )
}
