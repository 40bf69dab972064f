import type { Response } from 'express'
import { z } from 'zod'
import type { Listener } from '#db/listen'

/** Tells open pages that something changed, never what: they read it again with their own rights. */
export type Live = {
  /** Keeps a response open as a stream of all topics until its page goes or `isStillAllowed` says no. */
  open(response: Response, isStillAllowed: () => Promise<boolean>): void
  /** Calls `tell` whenever a complaint may have changed, and `end` where the process ends; what is returned ends both. */
  hearOfComplaint(complaintId: string, hearer: { tell(): void; end(): void }): () => void
  /** Ends every stream; pages come back by themselves. */
  end(): void
}

const Payload = z.object({ topic: z.string(), complaints: z.array(z.string()).optional() })
type Told = z.infer<typeof Payload>
type Hearer = { hear(told: readonly Told[]): void; end(): void }

/** In a flood of changes pages are told this often, once per topic, in milliseconds. */
const gatherMs = 300
/** Proxies cut a silent connection, and a session that ended must not hear on. */
const heartbeatMs = 20_000
/** What a page that misses messages is told: read everything again. */
const everything = 'everything'

/** Passes on what `notify(…, 'assay_live', '{"topic":"…"}')` tells, to every open page of this process. */
export async function createLive(listener: Listener): Promise<Live> {
  const hearers = new Set<Hearer>()
  let gathered: Told[] = []
  let flushing: NodeJS.Timeout | undefined

  const flush = () => {
    flushing = undefined
    const told = gathered
    gathered = []
    for (const hearer of hearers) hearer.hear(told)
  }
  const gather = (told: Told) => {
    gathered.push(told)
    flushing ??= setTimeout(flush, gatherMs)
  }
  const add = (hearer: Hearer) => {
    hearers.add(hearer)
    return () => void hearers.delete(hearer)
  }
  await listener.on('assay_live', {
    onMessage: (payload) => gather(readPayload(payload)),
    onReconnect: () => gather({ topic: everything }),
  })

  return {
    open(response, isStillAllowed) {
      startStream(response)
      const remove = add({
        hear: (told) => response.write(wordsOf(told.map(({ topic }) => topic))),
        end: () => response.end(),
      })
      const check = async () => {
        const isAllowed = await isStillAllowed().catch(() => false)
        if (isAllowed) response.write(': still here\n\n')
        else response.end()
      }
      const heartbeat = setInterval(() => void check(), heartbeatMs)
      response.on('close', () => {
        clearInterval(heartbeat)
        remove()
      })
    },
    hearOfComplaint: (complaintId, { tell, end }) =>
      add({ hear: (told) => told.some((one) => isAbout(one, complaintId)) && tell(), end }),
    end() {
      clearTimeout(flushing)
      for (const hearer of hearers) hearer.end()
    },
  }
}

/** Headers of a stream that is passed on as it is written: compression would hold messages back. */
export const streamHeaders = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
}

function startStream(response: Response): void {
  response.status(200).set(streamHeaders)
  response.write('retry: 3000\n\n')
}

/** Server-sent events, one for each topic. */
function wordsOf(topics: readonly string[]): string {
  return [...new Set(topics)].map((topic) => `data: ${JSON.stringify({ topic })}\n\n`).join('')
}

function isAbout({ topic, complaints }: Told, complaintId: string): boolean {
  if (topic === everything) return true
  return topic === 'complaints' && (complaints === undefined || complaints.includes(complaintId))
}

function readPayload(payload: string): Told {
  try {
    return Payload.parse(JSON.parse(payload))
  } catch {
    return { topic: everything } // Whoever told this meant something; reading too much does no harm.
  }
}
