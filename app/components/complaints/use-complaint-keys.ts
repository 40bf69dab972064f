import { useHotkeys } from 'react-hotkeys-hook'
import { complaintKeys, complaintShortcuts, formOfKey } from '#app/components/complaints/keymap.ts'
import { useShortcutSwitch } from '#app/components/shell/shortcut-switch.tsx'
import { useShortcutHelp } from '#app/components/shell/shortcuts.tsx'

const letters = Object.keys(complaintKeys).map((code) => code.slice(3).toLowerCase())

/** Opens the form of a key and puts the cursor into it; L takes the complaint, N the next. Silent while somebody types. */
export function useComplaintKeys(): void {
  const [enabled] = useShortcutSwitch()
  useShortcutHelp(complaintShortcuts)
  useHotkeys(
    letters,
    (event) => {
      const form = formOfKey(event.code)
      if (!form || event.isComposing || event.repeat) return
      event.preventDefault()
      openForm(form)
    },
    { enabled },
  )
  useHotkeys('l', () => press('claim'), { enabled })
  useHotkeys('n', () => press('next'), { enabled })
}

function openForm(form: string): void {
  const details = document.getElementById(`form-${form}`)
  if (!(details instanceof HTMLDetailsElement)) return
  details.open = true
  details.querySelector<HTMLElement>('select, textarea, input:not([type=hidden]), button')?.focus()
}

function press(intent: string): void {
  document.querySelector<HTMLButtonElement>(`button[name=intent][value=${intent}]`)?.click()
}
