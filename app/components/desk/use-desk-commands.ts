import { useCallback, useState } from 'react'
import type { DeskCommand } from '#app/components/desk/keymap.ts'
import type { Panel } from '#app/components/desk/panels.tsx'
import type { Desk } from '#app/components/desk/use-desk.ts'

/** What each command does at this desk, from its key or its button, and which panel is open. */
export function useDeskCommands(desk: Desk) {
  const [open, setOpen] = useState<{ panel: Panel; workItemId: string }>()
  const item = desk.current
  // A panel belongs to the item it was opened for and goes with it.
  const panel = open && open.workItemId === item?.work.id ? open.panel : undefined
  const close = useCallback(() => {
    setOpen(undefined)
    focusItem()
  }, [])
  const toggle = (next: Panel) => {
    if (panel === next) return close()
    if (item) setOpen({ panel: next, workItemId: item.work.id })
  }

  const decideWith = (action: 'reject' | 'redact' | 'return' | 'escalate') => () => {
    if (item?.evidence.actions.includes(action)) toggle(action)
  }
  const commands = {
    publish: () => {
      if (item?.evidence.actions.includes('publish')) desk.decide(publishing(item.work.draft.note))
    },
    reject: decideWith('reject'),
    redact: decideWith('redact'),
    return: decideWith('return'),
    escalate: decideWith('escalate'),
    skip: () => toggle('skip'),
    hand_over: () => toggle('hand_over'),
    note: () => toggle('note'),
    lease: () => (item ? desk.release() : desk.takeNext()),
    undo: desk.undo,
    row_down: () => focusRow(1),
    row_up: () => focusRow(-1),
    seller: focusSeller,
    enter: () => {
      if (!item && !isOnControl()) desk.takeNext()
    },
    back: () => (panel ? close() : focusRow(0)),
  } satisfies Record<DeskCommand, () => void>
  return { panel, close, run: (command: DeskCommand) => commands[command]() }
}

function publishing(note: string) {
  return note.trim() ? { action: 'publish' as const, note: note.trim() } : { action: 'publish' as const }
}

/** Puts the focus where the next thing to read begins, so that it is never lost. */
export function focusItem(): void {
  document.getElementById('item-title')?.focus({ preventScroll: true })
}

/** Whether Enter means something already where the focus is. */
function isOnControl(): boolean {
  return document.activeElement?.matches('a, button, input, select, summary, textarea') ?? false
}

/** Moves the focus along the line, from the row that has it or else from the item that is open. */
function focusRow(step: 1 | -1 | 0): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const focused = rows.indexOf(document.activeElement as HTMLElement) // Not being among them is -1.
  const from = focused === -1 ? rows.findIndex((row) => row.hasAttribute('data-current')) : focused
  const next = from === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, from + step))
  rows[next]?.focus()
}

function focusSeller(): void {
  const section = document.getElementById('seller-section')
  if (!(section instanceof HTMLDetailsElement)) return
  section.open = true
  section.scrollIntoView({ block: 'start' })
  section.querySelector('summary')?.focus()
}
