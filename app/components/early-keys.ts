import { useEffect } from 'react'

declare global {
  interface Window {
    /** What was pressed before the page could hear it, in order, and how to stop keeping it. */
    earlyKeys?: { events: KeyboardEvent[]; stop: () => void }
  }
}

/** A script for the head of a page: keys pressed before the page listens are kept, unless they go into a field. */
export const keepEarlyKeys = `(${keep})()`

/** Lets the page hear what was pressed while it was being made ready; for whatever is around everything that listens. */
export function useEarlyKeys(): void {
  useEffect(() => {
    const { events = [], stop } = window.earlyKeys ?? {}
    stop?.()
    for (const event of events.splice(0))
      document.body.dispatchEvent(new KeyboardEvent(event.type, { ...pressed(event), bubbles: true }))
  }, [])
}

function pressed({ key, code, repeat, ctrlKey, shiftKey, altKey, metaKey }: KeyboardEvent) {
  return { key, code, repeat, ctrlKey, shiftKey, altKey, metaKey }
}

/** Runs before any module of ours, so it must stand alone. */
function keep(): void {
  const events: KeyboardEvent[] = []
  const hear = (event: KeyboardEvent) => {
    if (event.target === document.body) events.push(event)
  }
  const stop = () => {
    removeEventListener('keydown', hear)
    removeEventListener('keyup', hear)
  }
  addEventListener('keydown', hear)
  addEventListener('keyup', hear)
  window.earlyKeys = { events, stop }
}
