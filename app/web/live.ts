import type { Response } from 'express'
import { z } from 'zod'
import type { Listener } from '#db/listen'

/** Tells open pages that something changed, never what: they read it again with their own rights. */
export type Live = {
  /** Keeps a response open as a stream of server-sent events until its page goes or `isStillAllowed` says no. */
  open(response: Response, isStillAllowed: () => Promise<boolean>): void
  /** Ends every stream; pages come back by themselves. */
  end(): void
}

const Payload = z.object({ topic: z.string() })

/** In a flood of changes pages are told this often, once per topic, in milliseconds. */
const gatherMs = 300
/** Proxies cut a silent connection, and a session that ended must not hear on. */
const heartbeatMs = 20_000
/** What a page that misses messages is told: read everything again. */
const everything = 'everything'

/** Passes on what `notify(…, 'assay_live', '{"topic":"…"}')` tells, to every open page of this process. */
export async function createLive(listener: Listener): Promise<Live> {
  const streams = new Set<Response>()
  const topics = new Set<string>()
  let flushing: NodeJS.Timeout | undefined

  const flush = () => {
    flushing = undefined
    const text = [...topics].map((topic) => `data: ${JSON.stringify({ topic })}\n\n`).join('')
    topics.clear()
    for (const stream of streams) stream.write(text)
  }
  const tell = (topic: string) => {
    topics.add(topic)
    flushing ??= setTimeout(flush, gatherMs)
  }
  await listener.on('assay_live', {
    onMessage: (payload) => tell(topicOf(payload)),
    onReconnect: () => tell(everything),
  })

  return {
    open(response, isStillAllowed) {
      startStream(response)
      streams.add(response)
      const check = async () => {
        const isAllowed = await isStillAllowed().catch(() => false)
        if (isAllowed) response.write(': still here\n\n')
        else response.end()
      }
      const heartbeat = setInterval(() => void check(), heartbeatMs)
      response.on('close', () => {
        clearInterval(heartbeat)
        streams.delete(response)
      })
    },
    end() {
      clearTimeout(flushing)
      for (const stream of streams) stream.end()
    },
  }
}

function startStream(response: Response): void {
  response.status(200).set({
    'Content-Type': 'text/event-stream',
    // Compression would hold messages back.
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  })
  response.write('retry: 3000\n\n')
}

function topicOf(payload: string): string {
  try {
    return Payload.parse(JSON.parse(payload)).topic
  } catch {
    return everything // Whoever told this meant something; reading too much does no harm.
  }
}
