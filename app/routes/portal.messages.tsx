import { Anchor, Stack, Text, Title } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { FormState } from '#app/components/admin/form-fields.tsx'
import { DoneNotice } from '#app/components/admin/page-parts.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { MessageForm, MessageThread } from '#app/components/portal/message-thread.tsx'
import { readMessages, sendMessage } from '#app/pages/case-messages.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requireSeller } from '#app/web/services.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'portal.nav.messages')

export function loader({ context, request }: LoaderFunctionArgs) {
  const { sellerId } = requireSeller(context, request)
  return readMessages(context, request, { sellerId, reader: 'seller' })
}

export function action({ context, request }: ActionFunctionArgs) {
  const person = requireSeller(context, request)
  return sendMessage(context, request, { sellerId: person.sellerId, person })
}

export default function Messages() {
  const { messages, next, requestKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="portal.nav.messages" />
      </Title>
      <Text>
        <FormattedMessage id="message.help" />
      </Text>
      <DoneNotice what={answer ? null : search.get('done')} texts={['message.sent']} />
      <FormState state={answer?.state}>
        <MessageForm requestKey={requestKey} />
      </FormState>
      {messages.length === 0 && <Empty title="message.none.title" text="message.none.text" />}
      <MessageThread messages={messages} />
      {next && (
        <Anchor component={Link} to={next}>
          <FormattedMessage id="list.more" />
        </Anchor>
      )}
    </Stack>
  )
}
