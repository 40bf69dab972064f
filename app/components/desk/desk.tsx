import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useIntl } from 'react-intl'
import { ActionBar } from '#app/components/desk/action-bar.tsx'
import { ContextPane } from '#app/components/desk/context-pane.tsx'
import classes from '#app/components/desk/desk.module.css'
import { DeskHead } from '#app/components/desk/desk-head.tsx'
import type { Colleague, DeskItem, QueueName } from '#app/components/desk/evidence.ts'
import { ItemPane } from '#app/components/desk/item-pane.tsx'
import { deskShortcuts } from '#app/components/desk/keymap.ts'
import { LapseAlert } from '#app/components/desk/lapse-alert.tsx'
import { NothingToDo } from '#app/components/desk/nothing-to-do.tsx'
import { NoticeAlert } from '#app/components/desk/notice-alert.tsx'
import { PanelOf } from '#app/components/desk/panels.tsx'
import { PlainDecision } from '#app/components/desk/plain-decision.tsx'
import { QueueList } from '#app/components/desk/queue-list.tsx'
import { UndoToast } from '#app/components/desk/undo-toast.tsx'
import { useAnnouncement } from '#app/components/desk/use-announcement.ts'
import { type Desk as DeskAtWork, useDesk } from '#app/components/desk/use-desk.ts'
import { focusItem, useDeskCommands } from '#app/components/desk/use-desk-commands.ts'
import { useDeskKeys } from '#app/components/desk/use-desk-keys.ts'
import { useLeaseUpkeep } from '#app/components/desk/use-lease-upkeep.ts'
import type { Line } from '#app/components/desk/use-line.ts'
import review from '#app/components/review/review.module.css'
import { useShortcutHelp } from '#app/components/shell/shortcuts.tsx'

type Pane = 'list' | 'item' | 'context'

/** The desk: the line, the item in front of somebody, what is known around it, and what can be done. */
export function Desk({
  queue,
  first,
  wasRefused,
  banner,
  line,
  colleagues,
  requestKey,
}: {
  queue: QueueName
  first: DeskItem | null
  /** Whether an item was asked for that was not to be had, which does not mean that nothing waits. */
  wasRefused: boolean
  /** What there is to say before anything has happened at the desk. */
  banner: ReactNode
  line: Line
  colleagues: Colleague[]
  /** For deciding without scripts. */
  requestKey: string
}) {
  const intl = useIntl()
  const desk = useDesk(queue, { first, wasRefused })
  const { panel, close, run } = useDeskCommands(desk)
  const [pane, setPane] = useState<Pane>('item')
  const item = desk.current
  const openRow = useOpenRow(desk, setPane)
  useDeskKeys((command) => run(command))
  useShortcutHelp(deskShortcuts)
  useLeaseUpkeep(desk)
  useFocusOnNewItem(item?.work.id)
  const announcement = useAnnouncement(desk)

  return (
    <div className={classes.desk} data-pane={pane}>
      <DeskHead queue={queue} desk={desk} line={line} />
      <PaneTabs pane={pane} onChange={setPane} />
      <nav className={classes.list} aria-label={intl.formatMessage({ id: 'desk.line' })}>
        <QueueList
          queue={queue}
          rows={line.rows}
          currentId={item?.work.id}
          done={new Set([...desk.done, ...line.gone])}
          onOpen={openRow}
          onMore={line.more}
        />
      </nav>
      <section className={classes.item} aria-labelledby={item ? 'item-title' : undefined}>
        {banner}
        {desk.notice && (
          <NoticeAlert notice={desk.notice} onNext={desk.takeNext} onClose={desk.closeNotice} />
        )}
        {item ? (
          <>
            <LapseAlert until={item.work.leaseUntil} onTakeAgain={desk.takeAgain} />
            <ItemPane evidence={item.evidence} work={item.work} draft={item.work.draft} onMark={desk.mark} />
          </>
        ) : (
          <NothingToDo phase={desk.phase} onTakeNext={desk.takeNext} />
        )}
      </section>
      <aside className={classes.context} aria-label={intl.formatMessage({ id: 'desk.context' })}>
        {item && <ContextPane key={item.work.id} evidence={item.evidence} />}
      </aside>
      <div className={classes.bar}>
        {item && panel && (
          <PanelOf panel={panel} item={item} desk={desk} colleagues={colleagues} onClose={close} />
        )}
        {item && (
          <ActionBar
            actions={item.evidence.actions}
            hasNote={item.work.draft.note.trim() !== ''}
            active={panel}
            onCommand={run}
          />
        )}
        {item && <PlainDecision item={item} requestKey={requestKey} />}
      </div>
      {desk.undoable && <UndoToast undoable={desk.undoable} onUndo={desk.undo} onOver={desk.forgetUndo} />}
      <output className={review.visuallyHidden} aria-live="polite">
        {announcement}
      </output>
    </div>
  )
}

function PaneTabs({ pane, onChange }: { pane: Pane; onChange: (pane: Pane) => void }) {
  const intl = useIntl()
  return (
    <div className={classes.tabs}>
      <SegmentedControl
        fullWidth
        aria-label={intl.formatMessage({ id: 'desk.panes' })}
        value={pane}
        onChange={(value) => onChange(value === 'list' || value === 'context' ? value : 'item')}
        data={(['list', 'item', 'context'] as const).map((value) => ({
          value,
          label: intl.formatMessage({ id: `desk.pane.${value}` }),
        }))}
      />
    </div>
  )
}

/** One function for all renders, so that rows that did not change need not be drawn again. */
function useOpenRow(desk: DeskAtWork, setPane: (pane: Pane) => void): (workItemId: string) => void {
  const latest = useRef(desk)
  latest.current = desk
  return useCallback(
    (workItemId) => {
      latest.current.open(workItemId)
      setPane('item')
    },
    [setPane],
  )
}

/** The focus follows the work: it goes to the title of each item that takes the place of another. */
function useFocusOnNewItem(workItemId: string | undefined) {
  const shown = useRef(workItemId)
  useEffect(() => {
    if (workItemId === shown.current) return
    shown.current = workItemId
    document.getElementById('item-title')?.closest('section')?.scrollTo({ top: 0 })
    focusItem()
  }, [workItemId])
}
