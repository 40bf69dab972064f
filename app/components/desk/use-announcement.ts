import { useIntl } from 'react-intl'
import type { DeskState } from '#app/components/desk/desk-state.ts'

/** What a screen reader is told after each act: what became of the last item and what stands there now. */
export function useAnnouncement({ undoable, current, phase, notice, isOffline }: DeskState): string {
  const intl = useIntl()
  if (isOffline) return intl.formatMessage({ id: 'desk.offline' })
  if (notice) return ''
  const done = undoable ? intl.formatMessage({ id: `done.${undoable.action}` }) : ''
  if (!current) return `${done} ${intl.formatMessage({ id: `nothing.${phase}.title` })}`
  const { review, seller } = current.evidence
  const values = { rating: review.rating, seller: seller?.name ?? review.sellerId }
  const next = intl.formatMessage({ id: undoable ? 'desk.announceNext' : 'desk.announce' }, values)
  return `${done} ${next}`
}
