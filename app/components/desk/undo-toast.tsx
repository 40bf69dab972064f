import { useEffect } from 'react'
import { FormattedMessage } from 'react-intl'
import classes from '#app/components/desk/desk.module.css'
import type { Undoable } from '#app/components/desk/desk-state.ts'
import { useNow } from '#app/components/now.tsx'

/** What was decided last and how many seconds it can still be taken back. It goes by itself. */
export function UndoToast({
  undoable,
  onUndo,
  onOver,
}: {
  undoable: Undoable
  onUndo: () => void
  onOver: () => void
}) {
  const now = useNow(250)
  const left = undoable.until ? Math.ceil((new Date(undoable.until).getTime() - now) / 1000) : undefined
  const isOver = left !== undefined && left <= 0
  useEffect(() => {
    if (isOver) onOver()
  }, [isOver, onOver])
  if (isOver) return null
  return (
    <div className={classes.toast} data-testid="undo">
      <span>
        <FormattedMessage id={`done.${undoable.action}`} />
      </span>
      <button type="button" onClick={onUndo} disabled={undoable.decisionId === null}>
        <kbd className={classes.key} aria-hidden>
          Z
        </kbd>
        <FormattedMessage id="undo.button" values={{ seconds: Math.min(left ?? 10, 10) }} />
      </button>
    </div>
  )
}
