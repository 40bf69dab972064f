import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { isPassing } from '#app/api/problem-from-error.ts'
import { DocumentContext } from '#app/components/document-context.tsx'
import { catalogue } from '#app/messages/catalogue.ts'
import { textsHref } from '#app/messages/texts-file.ts'
import { dropNulls } from '#app/web/drop-nulls.ts'

globalThis.assayTexts = catalogue

/** How long a page may take to render, in milliseconds. */
const patienceMs = 10_000

/** Renders a document: to people as soon as its frame is there, to robots whole. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const { cspNonce: nonce, requestId, language } = loadContext
  const readyEvent = isbot(request.headers.get('user-agent') ?? '') ? 'onAllReady' : 'onShellReady'
  return new Promise((resolve, reject) => {
    const page = (
      <DocumentContext.Provider value={{ nonce, requestId, language, texts: textsHref(language) }}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </DocumentContext.Provider>
    )
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      [readyEvent]() {
        const body = dropNulls()
        headers.set('Content-Type', 'text/html; charset=utf-8')
        // A page shows what its reader may see; nobody else may keep it.
        headers.set('Cache-Control', 'no-store')
        resolve(
          new Response(createReadableStreamFromReadable(body), answerInit(status, headers, loadContext)),
        )
        pipe(body)
      },
      onShellError: reject,
      onError: (error) => loadContext.log.error({ requestId, err: error }, 'rendering failed'),
    })
    setTimeout(abort, patienceMs).unref()
  })
}

/** Answers for loaders and actions alone. */
export function handleDataRequest(response: Response, { context }: LoaderFunctionArgs): Response {
  const { status, headers } = answerInit(response.status, response.headers, context)
  headers.set('Cache-Control', 'no-store')
  return new Response(response.body, { status, headers })
}

/** Logs what loaders and actions throw, unless the visitor asked for what is not there or has gone away. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  const { log, requestId } = context
  if (isPassing(error)) {
    context.isUnavailable = true
    log.error({ requestId, reason: String(error) }, 'unavailable')
  } else log.error({ requestId, err: error }, 'failed')
}

/** A database that is away is no fault of the page: 503, and when to come back. */
function answerInit(status: number, headers: Headers, { isUnavailable }: AppLoadContext) {
  if (!isUnavailable) return { status, headers }
  headers.set('Retry-After', '5')
  return { status: 503, headers }
}
