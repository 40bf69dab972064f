import { useFetcher } from '@remix-run/react'
import { type FormEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'

export type SavedState = 'saved' | 'saving' | 'unsaved' | 'failed' | 'conflict'

const everyMs = 3_000

/** What the page answers to a draft that was sent by itself. */
type Answer = { kind: string; revision?: number; savedAt?: Date | null }

/**
 * Sends a form to its own page every three seconds in which something was typed, and at once when the page is
 * hidden. A button pressed meanwhile waits for the answer, so that it is not refused for being out of date.
 *
 * After a conflict nothing more is sent by itself; the form's own buttons then save over the other tab's words.
 */
export function useAutosave(
  form: RefObject<HTMLFormElement>,
  loaded: { revision: number; savedAt: Date | null },
) {
  const fetcher = useFetcher<Answer>()
  const [revision, setRevision] = useState(loaded.revision)
  const [savedAt, setSavedAt] = useState(loaded.savedAt)
  const [state, setState] = useState<SavedState>('saved')
  const isChanged = useRef(false)
  const waiting = useRef<HTMLElement | null>(null)
  const isBusy = fetcher.state !== 'idle'

  const save = useCallback(() => {
    if (!isChanged.current || !form.current || isBusy || !navigator.onLine) return
    isChanged.current = false
    const data = new FormData(form.current)
    data.set('intent', 'autosave')
    setState('saving')
    fetcher.submit(data, { method: 'post' })
  }, [form, fetcher, isBusy])

  useEffect(() => {
    if (state === 'conflict') return
    const timer = setInterval(save, everyMs)
    const onHide = () => document.hidden && save()
    document.addEventListener('visibilitychange', onHide)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onHide)
    }
  }, [save, state])

  useEffect(() => {
    setRevision(loaded.revision)
    setSavedAt(loaded.savedAt)
  }, [loaded.revision, loaded.savedAt])

  useEffect(() => {
    const answer = fetcher.data
    if (!answer || fetcher.state !== 'idle') return
    if (answer.revision !== undefined) setRevision(answer.revision)
    if (answer.kind === 'saved') setSavedAt(answer.savedAt ?? null)
    setState(stateAfter(answer, isChanged.current))
  }, [fetcher.data, fetcher.state])

  // The revision has to be in the form before a button that waited for it is pressed again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the new revision that lets the button go
  useEffect(() => {
    if (isBusy || !waiting.current) return
    const button = waiting.current
    waiting.current = null
    form.current?.requestSubmit(button)
  }, [isBusy, revision, form])

  return {
    revision,
    savedAt,
    state,
    onInput: () => {
      isChanged.current = true
      setState((before) => (before === 'conflict' ? before : 'unsaved'))
    },
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      if (!isBusy) return
      event.preventDefault()
      waiting.current = (event.nativeEvent as SubmitEvent).submitter // what onSubmit is given in a browser
    },
  }
}

function stateAfter({ kind }: Answer, isChanged: boolean): SavedState {
  if (kind === 'saved') return isChanged ? 'unsaved' : 'saved'
  return kind === 'conflict' ? 'conflict' : 'failed'
}
