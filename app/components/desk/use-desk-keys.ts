import { useRef } from 'react'
import { useHotkeys } from 'react-hotkeys-hook'
import { type DeskCommand, deskKeys } from '#app/components/desk/keymap.ts'
import { useShortcutSwitch } from '#app/components/shell/shortcut-switch.tsx'

/** How long after G the letter that follows belongs to it and is no command, in milliseconds. */
const sequenceMs = 1500

const letters = Object.keys(deskKeys)
  .filter((code) => code.startsWith('Key'))
  .map((code) => code.slice(3).toLowerCase())

/**
 * The desk's keys by their place on the keyboard, so that they are the same on every layout. Silent while
 * somebody types (but for Escape), composes a character, or holds another modifier.
 */
export function useDeskKeys(run: (command: DeskCommand, event: KeyboardEvent) => void): void {
  const [enabled] = useShortcutSwitch()
  const goneAt = useRef(Number.NEGATIVE_INFINITY)
  useHotkeys(
    [...letters, 'g'],
    (event) => {
      if (event.isComposing || event.repeat) return
      const belongsToG = performance.now() - goneAt.current < sequenceMs
      goneAt.current = event.code === 'KeyG' ? performance.now() : Number.NEGATIVE_INFINITY
      const command = commandOf(event.code)
      if (!command || belongsToG) return
      event.preventDefault()
      run(command, event)
    },
    { enabled },
  )
  useHotkeys('enter', (event) => run('enter', event))
  useHotkeys('escape', (event) => run('back', event), { enableOnFormTags: true })
}

function commandOf(code: string): DeskCommand | undefined {
  const known: Partial<Record<string, DeskCommand>> = deskKeys
  return known[code]
}
