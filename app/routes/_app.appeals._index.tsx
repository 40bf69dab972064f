import { Button, Stack, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useLoaderData, useRevalidator, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { AppealTable } from '#app/components/appeals/appeal-table.tsx'
import { AppealFiguresTable } from '#app/components/appeals/figures.tsx'
import type { ListedAppeal } from '#app/components/appeals/shapes.ts'
import { Hidden } from '#app/components/measures/hidden.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { ViewLinks } from '#app/components/pages/view-links.tsx'
import { useLive } from '#app/components/shell/live.tsx'
import { nextHref, readPlace } from '#app/pages/cursor-query.ts'
import { readForm } from '#app/pages/form.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { takeNextAppeal } from '#commands/appeals/take-next-appeal'
import { figuresByReason, listAppeals } from '#db/appeals/pages'
import type { Database } from '#db/client'
import { inDays } from '#domain/appeals/clock'
import { appealStates, isOpenAppeal, openAppealStates } from '#domain/appeals/state'
import { may } from '#domain/permission'

const pageSize = 50
/** How far back the figures go, in days. */
const figureDays = 365
/** Counted from so many of the newest at most: more would say the same. */
const mostCounted = 5000
const nothing = 'appeals.did.nothing_waits'
const views = ['waiting', 'done', 'figures'] as const
const done = appealStates.filter((state) => !isOpenAppeal(state))

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.appeals')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'read_appeals')
  const { db, clock } = context
  const view = z.enum(views).catch('waiting').parse(new URL(request.url).searchParams.get('view'))
  const now = clock.now()
  if (view === 'figures') {
    const figures = await figuresByReason(db, { since: inDays(-figureDays, now), most: mostCounted })
    return { view, figures, now: now.toISOString() }
  }
  const canTake = view === 'waiting' && may(person, 'decide_appeals')
  const list = await readList(db, request.url, view === 'waiting')
  return { view, ...list, canTake, requestKey: crypto.randomUUID(), now: now.toISOString() }
}

const TakeForm = z.object({ requestKey: z.string().min(1).max(600) })

/** Gives whoever asks the appeal that is theirs next, and opens it. */
export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'decide_appeals')
  const sent = readForm(await request.formData(), TakeForm)
  if (!sent.ok) return redirect('/appeals')
  const taken = await takeNextAppeal(context.db, sent.value, person, context.clock.now())
  if (!taken.ok || taken.value === undefined) return redirect(`/appeals?done=${nothing}`)
  return redirect(`/appeals/${taken.value}?done=appeals.did.take`)
}

async function readList(db: Database, url: string, isWaiting: boolean) {
  const after = readPlace(new URL(url).searchParams, z.uuid())
  const states = isWaiting ? openAppealStates : done
  const appeals = await listAppeals(db, { states, isWaiting, after, limit: pageSize })
  const last = appeals.length === pageSize ? appeals.at(-1) : undefined
  const at = last && (isWaiting ? last.dueAt : last.submittedAt)
  const next = last && at ? nextHref(url, { at: at.toISOString(), id: last.id }) : null
  return { appeals: toPlain(appeals), next }
}

export default function Appeals() {
  const shown = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  return (
    <NowProvider now={shown.now}>
      <Stack maw={1000}>
        <Title order={1}>
          <FormattedMessage id="nav.appeals" />
        </Title>
        <Text maw={640}>
          <FormattedMessage id="appeals.intro" />
        </Text>
        <ViewLinks views={views} view={shown.view} texts="appeals.view" />
        {shown.view === 'figures' ? (
          <Section title="appeals.figures.title">
            <AppealFiguresTable figures={shown.figures} />
          </Section>
        ) : (
          <>
            <DoneNotice what={search.get('done')} texts={[nothing]} />
            {shown.canTake && (
              <Form method="post">
                <Hidden form="next" requestKey={shown.requestKey} />
                <Submit intent="next" label="appeals.do.next" />
              </Form>
            )}
            <AppealList appeals={shown.appeals} next={shown.next} />
          </>
        )}
      </Stack>
    </NowProvider>
  )
}

/** Follows what happens; the figures are counted when asked for, not each time an appeal moves. */
function AppealList({ appeals, next }: { appeals: ListedAppeal[]; next: string | null }) {
  const { revalidate } = useRevalidator()
  useLive('appeals', () => void revalidate())
  return (
    <>
      {appeals.length > 0 ? (
        <AppealTable appeals={appeals} />
      ) : (
        <Empty title="appeals.none.title" text="appeals.none.text" />
      )}
      {next && (
        <Button component={Link} to={next} variant="default" style={{ alignSelf: 'flex-start' }}>
          <FormattedMessage id="list.next" />
        </Button>
      )}
    </>
  )
}
