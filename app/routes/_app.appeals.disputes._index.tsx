import { Stack, Text, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import { DisputeTable } from '#app/components/disputes/dispute-table.tsx'
import { FaultClaimTable } from '#app/components/disputes/fault-claim-table.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { listDisputes } from '#db/disputes/disputes'
import { listFaultClaims } from '#db/disputes/fault-claims'

const most = 50

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.disputes')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'judge_disputes')
  const [open, over, claims, judged] = await Promise.all([
    listDisputes(context.db, { isOpen: true, limit: most }),
    listDisputes(context.db, { isOpen: false, limit: 10 }),
    listFaultClaims(context.db, { isOpen: true, limit: most }),
    listFaultClaims(context.db, { isOpen: false, limit: 10 }),
  ])
  return {
    ...{ open: toPlain(open), over: toPlain(over) },
    ...{ claims: toPlain(claims), judged: toPlain(judged) },
    now: context.clock.now().toISOString(),
  }
}

/** Disputes and claims about faults that wait, those due first, and apart from them the latest answered. */
export default function Disputes() {
  const { open, over, claims, judged, now } = useLoaderData<typeof loader>()
  return (
    <NowProvider now={now}>
      <Stack maw={1000}>
        <Title order={1}>
          <FormattedMessage id="nav.disputes" />
        </Title>
        <Text maw={640}>
          <FormattedMessage id="disputes.intro" />
        </Text>
        <Section title="appeals.view.waiting">
          {open.length === 0 ? (
            <Empty title="disputes.none.title" text="disputes.none.text" />
          ) : (
            <DisputeTable disputes={open} />
          )}
        </Section>
        {claims.length > 0 && (
          <Section title="faults.line">
            <FaultClaimTable list="open" claims={claims} />
          </Section>
        )}
        {over.length > 0 && (
          <Section title="appeals.view.done">
            <DisputeTable disputes={over} />
          </Section>
        )}
        {judged.length > 0 && (
          <Section title="faults.judged">
            <FaultClaimTable list="judged" claims={judged} />
          </Section>
        )}
      </Stack>
    </NowProvider>
  )
}
