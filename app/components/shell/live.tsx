import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'

type Hear = (topic: string) => void
type Live = { subscribe(hear: Hear): () => void }

const LiveContext = createContext<Live>({ subscribe: () => () => {} })

/** How often pages ask by themselves while the stream is down, in milliseconds. */
const pollMs = 10_000
/** The topic that means any: after a gap nobody knows what was missed. */
const everything = 'everything'

/** Holds the one stream of changes that all parts of the page share; whoever is not of staff has one `from` elsewhere. */
export function LiveProvider({ from = '/live', children }: { from?: string; children: ReactNode }) {
  const [subscribers] = useState(() => new Set<Hear>())
  const [live] = useState<Live>(() => ({
    subscribe(hear) {
      subscribers.add(hear)
      return () => subscribers.delete(hear)
    },
  }))
  useEffect(
    () => openStream(from, (topic) => subscribers.forEach((hear) => void hear(topic))),
    [from, subscribers],
  )
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>
}

/**
 * Calls `onChange` when something of `topic` has changed, and every 10 s while the server cannot tell.
 * While the page is hidden it waits until it is seen again.
 */
export function useLive(topic: string, onChange: () => void): void {
  const { subscribe } = useContext(LiveContext)
  const latest = useRef(onChange)
  latest.current = onChange
  useEffect(() => {
    let missed = false
    const tell = () => {
      missed = document.hidden
      if (!missed) latest.current()
    }
    const tellMissed = () => missed && tell()
    const unsubscribe = subscribe((changed) => (changed === topic || changed === everything) && tell())
    document.addEventListener('visibilitychange', tellMissed)
    return () => {
      unsubscribe()
      document.removeEventListener('visibilitychange', tellMissed)
    }
  }, [subscribe, topic])
}

/** Opens the stream, polls while it is down, and returns what ends both. */
function openStream(from: string, hear: Hear): () => void {
  let poll: ReturnType<typeof setInterval> | undefined
  let source: EventSource | undefined

  function open(): void {
    source = new EventSource(from)
    source.onopen = () => {
      if (poll) hear(everything)
      clearInterval(poll)
      poll = undefined
    }
    source.onmessage = ({ data }) => hear(topicOf(data))
    source.onerror = () => {
      poll ??= setInterval(() => {
        hear(everything)
        // Browsers give a stream up for good after an error answer, such as a 503 during a restart.
        if (source?.readyState === EventSource.CLOSED) open()
      }, pollMs)
    }
  }

  open()
  return () => {
    source?.close()
    clearInterval(poll)
  }
}

function topicOf(data: string): string {
  const message: unknown = JSON.parse(data)
  const isTopic = typeof message === 'object' && message !== null && 'topic' in message
  return isTopic ? String(message.topic) : everything
}
