import { Stack, Text, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import { Empty } from '#app/components/pages/empty.tsx'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'detector_models.title')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_detector')
  return null
}

export default function DetectorModels() {
  return (
    <Stack maw={1000}>
      <Title order={1}>
        <FormattedMessage id="detector_models.title" />
      </Title>
      <Text maw={640}>
        <FormattedMessage id="detector_models.intro" />
      </Text>
      <Empty title="detector_models.none.title" text="detector_models.none.text" />
    </Stack>
  )
}
