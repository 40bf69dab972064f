import { Stack, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Empty } from '#app/components/pages/empty.tsx'
import { pageTitle } from '#app/pages/page-title.ts'
import { requireSeller } from '#app/web/services.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'portal.nav.standing')

export function loader({ context, request }: LoaderFunctionArgs) {
  requireSeller(context, request)
  return { exclusion: null }
}

export default function Standing() {
  const { exclusion } = useLoaderData<typeof loader>()
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="portal.nav.standing" />
      </Title>
      {!exclusion && <Empty title="portal.standing.good.title" text="portal.standing.good.text" />}
    </Stack>
  )
}
