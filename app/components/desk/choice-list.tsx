import { useEffect, useRef } from 'react'
import classes from '#app/components/desk/desk.module.css'
import { digitOf } from '#app/components/desk/keymap.ts'
import panels from '#app/components/desk/panels.module.css'

/** Things to choose from, the first nine by their digit wherever the focus is but in a field of text. */
export function ChoiceList({
  choices,
  chosen,
  onChoose,
  onShow,
}: {
  choices: { id: string; text: string; hint?: string }[]
  chosen?: string | undefined
  onChoose: (id: string) => void
  /** Told of what is under the focus or the pointer before it is chosen. */
  onShow?: (id: string) => void
}) {
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event)) return
      const choice = choices[(digitOf(event.code) ?? 0) - 1]
      if (!choice) return
      event.preventDefault()
      onChoose(choice.id)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [choices, onChoose])

  return (
    <div className={panels.reasons}>
      {choices.map(({ id, text, hint }, at) => (
        <button
          key={id}
          ref={at === 0 ? first : undefined}
          type="button"
          className={panels.reason}
          aria-pressed={chosen === undefined ? undefined : chosen === id}
          title={hint}
          onClick={() => onChoose(id)}
          onFocus={() => onShow?.(id)}
          onPointerEnter={() => onShow?.(id)}
        >
          {at < 9 && (
            <kbd className={classes.key} aria-hidden>
              {at + 1}
            </kbd>
          )}
          {text}
        </button>
      ))}
    </div>
  )
}

function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select')
}
