import type { AppLoadContext } from '@remix-run/node'
import { streamHeaders } from '#app/web/live.ts'

/** After this long the browser comes again by itself, and whether it still may is asked anew, in milliseconds. */
const longestMs = 10 * 60_000
/** Proxies cut a silent connection. */
const heartbeatMs = 20_000

/** A stream of server-sent events that says whenever one complaint may have changed, never what. */
export function streamComplaint(
  { live }: Pick<AppLoadContext, 'live'>,
  request: Request,
  complaintId: string,
): Response {
  const words = new TextEncoder()
  let stop = () => {}
  const body = new ReadableStream({
    start(stream) {
      const say = (text: string) => stream.enqueue(words.encode(text))
      const end = () => {
        stop()
        stream.close()
      }
      const heartbeat = setInterval(() => say(': still here\n\n'), heartbeatMs)
      const over = setTimeout(end, longestMs)
      const forget = live.hearOfComplaint(complaintId, {
        tell: () => say('data: {"topic":"complaints"}\n\n'),
        end,
      })
      stop = () => {
        clearInterval(heartbeat)
        clearTimeout(over)
        forget()
      }
      request.signal.addEventListener('abort', stop)
      // Whoever went before this began aborts nothing any more.
      if (request.signal.aborted) end()
      else say('retry: 3000\n\n')
    },
    cancel: () => stop(),
  })
  return new Response(body, { headers: streamHeaders })
}
