import type { ReactNode } from 'react'

/** A box that scrolls sideways by itself, also by keyboard (WCAG 2.1.1); `label` says what is in it. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex lint/a11y/useSemanticElements: a keyboard must be able to scroll it, and it is no fieldset
    <div role="group" aria-label={label} tabIndex={0} style={{ overflowX: 'auto' }}>
      {children}
    </div>
  )
}
