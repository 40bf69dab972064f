import { Switch } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useIntl } from 'react-intl'

const storageKey = 'assay.shortcuts'
const changed = 'assay-shortcuts'

/** Whether single letters are shortcuts in this browser (WCAG 2.1.4), and the way to change it. */
export function useShortcutSwitch(): [isOn: boolean, set: (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(subscribe, isKeptOn, () => true)
  return [isOn, keep]
}

/** The switch itself, for the sheet of keys. */
export function ShortcutSwitch() {
  const intl = useIntl()
  const [isOn, set] = useShortcutSwitch()
  return (
    <Switch
      mb="sm"
      checked={isOn}
      onChange={(event) => set(event.currentTarget.checked)}
      label={intl.formatMessage({ id: 'sheet.switch' })}
      description={intl.formatMessage({ id: 'sheet.switchHint' })}
    />
  )
}

function subscribe(hear: () => void): () => void {
  window.addEventListener(changed, hear)
  window.addEventListener('storage', hear)
  return () => {
    window.removeEventListener(changed, hear)
    window.removeEventListener('storage', hear)
  }
}

/** A browser that lets nothing be kept has the shortcuts on. */
function isKeptOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}

function keep(isOn: boolean): void {
  try {
    localStorage.setItem(storageKey, isOn ? 'on' : 'off')
  } catch {
    return
  }
  window.dispatchEvent(new Event(changed))
}
