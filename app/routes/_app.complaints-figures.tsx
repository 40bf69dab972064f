import { Stack, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import { LineTabs } from '#app/components/complaints/line-tabs.tsx'
import { ResolutionFacts } from '#app/components/complaints/resolution-figures.tsx'
import { SatisfactionSection } from '#app/components/complaints/satisfaction-figures.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { readComplaintLines } from '#app/pages/complaint-lines.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { readResolutions } from '#app/pages/resolutions.server.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { listSatisfactionWords, summariseSatisfaction } from '#db/complaints/satisfaction'
import { mostSatisfactions, satisfactionDays } from '#domain/complaints/satisfaction'

/** So many of the last words about how it went are shown. */
const newestWords = 10

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'complaints.figures')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'read_complaints')
  const { db, clock } = context
  const now = clock.now()
  const since = new Date(now.getTime() - satisfactionDays * 86_400_000)
  const [{ counts }, satisfaction, words, resolutions] = await Promise.all([
    readComplaintLines(db, person, now),
    summariseSatisfaction(db, { since, most: mostSatisfactions }),
    listSatisfactionWords(db, since, newestWords),
    readResolutions(db, now),
  ])
  return { counts, satisfaction, words: toPlain(words), resolutions, now: now.toISOString() }
}

/** How complaints ended and how their sides found it: counted when asked for, not each time the line moves. */
export default function ComplaintFigures() {
  const { counts, satisfaction, words, resolutions, now } = useLoaderData<typeof loader>()
  return (
    <NowProvider now={now}>
      <Stack>
        <Title order={1}>
          <FormattedMessage id="complaints.figures" />
        </Title>
        <LineTabs {...counts} open="figures" />
        <Section title="resolution.title">
          <ResolutionFacts figures={resolutions} />
        </Section>
        <SatisfactionSection figures={satisfaction} words={words} />
      </Stack>
    </NowProvider>
  )
}
