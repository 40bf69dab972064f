import { Alert } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { Desk } from '#app/components/desk/desk.tsx'
import { queueNames } from '#app/components/desk/evidence.ts'
import { PlainUndo } from '#app/components/desk/plain-undo.tsx'
import { useLine } from '#app/components/desk/use-line.ts'
import { NowProvider } from '#app/components/now.tsx'
import { RefusalText } from '#app/components/review/refusal-text.tsx'
import { listColleagues, openDesk, readLinePage } from '#app/pages/desk-item.server.ts'
import { DeskRequest, fulfil } from '#app/pages/desk-requests.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'

const Params = z.object({ queue: z.enum(queueNames) })
const Query = z.object({ item: z.uuid().optional(), undo: z.uuid().optional() })

export const meta: MetaFunction<typeof loader> = ({ matches, params }) =>
  pageTitle(matches, `queue.${params.queue}`)

/** Opening the desk takes the next item in line, or gives back the one already held. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'work_queues')
  const { queue } = readParams(params)
  const { item: workItemId, undo } = readQuery(request)
  const now = context.clock.now()
  const opened = await openDesk(context.db, { queue, workItemId }, person, now)
  if (!opened.ok && opened.refusal.reason === 'not_permitted') throw new Response(null, { status: 403 })
  return {
    queue,
    first: opened.ok ? (opened.value ?? null) : null,
    refusal: opened.ok ? undefined : opened.refusal,
    line: await readLinePage(context, { queue }, person),
    colleagues: await listColleagues(context.db, queue, person),
    now: now.toISOString(),
    requestKey: crypto.randomUUID(),
    undo,
  }
}

/** The way without scripts: each form leads back to the desk, with the way to take the decision back. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'work_queues')
  const { queue } = readParams(params)
  const asked = DeskRequest.safeParse(Object.fromEntries(await request.formData()))
  if (!asked.success) return data({ refusal: { reason: 'unreadable' } }, 422)
  const answer = await fulfil(context.db, asked.data, person, {
    zone: context.environment.marketplaceZone,
    now: context.clock.now(),
  })
  if (!answer.ok) return data({ refusal: answer.refusal }, 409)
  const decided =
    answer.value && 'id' in answer.value && 'undoUntil' in answer.value ? answer.value.id : undefined
  if (asked.data.intent === 'release') throw redirect('/')
  throw redirect(`/desk/${queue}${decided ? `?undo=${decided}` : ''}`)
}

/** The desk keeps itself up to date; reading it all again would move things under somebody's hands. */
export function shouldRevalidate({
  currentParams,
  nextParams,
}: {
  currentParams: object
  nextParams: object
}) {
  return JSON.stringify(currentParams) !== JSON.stringify(nextParams)
}

export default function DeskPage() {
  const { queue, ...rest } = useLoaderData<typeof loader>()
  return <DeskOfQueue key={queue} queue={queue} {...rest} />
}

type Loaded = Awaited<ReturnType<typeof loader>>

function DeskOfQueue({ queue, first, refusal, line: firstPage, colleagues, now, requestKey, undo }: Loaded) {
  const answer = useActionData<typeof action>()
  const line = useLine(queue, firstPage)
  const refused = answer?.refusal ?? refusal
  const banner = (
    <>
      {refused && (
        <Alert color="orange" variant="outline" role="alert" mb="md">
          <RefusalText refusal={refused} />
        </Alert>
      )}
      {undo && <PlainUndo decisionId={undo} />}
    </>
  )
  return (
    <NowProvider now={now}>
      <Desk
        queue={queue}
        first={first}
        wasRefused={refusal !== undefined}
        banner={banner}
        line={line}
        colleagues={colleagues}
        requestKey={requestKey}
      />
    </NowProvider>
  )
}

function readParams(params: object) {
  const read = Params.safeParse(params)
  if (!read.success) throw new Response(null, { status: 404 })
  return read.data
}

function readQuery(request: Request) {
  const read = Query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  return read.success ? read.data : {}
}
