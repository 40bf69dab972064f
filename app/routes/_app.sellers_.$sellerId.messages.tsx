import { Anchor, Stack, Title } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { FormState } from '#app/components/admin/form-fields.tsx'
import { DoneNotice } from '#app/components/admin/page-parts.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { MessageForm, MessageThread } from '#app/components/portal/message-thread.tsx'
import { readMessages, sendMessage } from '#app/pages/case-messages.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { findShop } from '#db/portal/shop'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'portal.nav.messages')

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request, 'manage_exclusions')
  const sellerId = params.sellerId ?? ''
  const shop = await findShop(context.db, sellerId)
  if (!shop) throw new Response(null, { status: 404 })
  const page = await readMessages(context, request, { sellerId, reader: 'marketplace' })
  return { ...page, sellerId, shopName: shop.name }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'manage_exclusions')
  const sellerId = params.sellerId ?? ''
  if (!(await findShop(context.db, sellerId))) throw new Response(null, { status: 404 })
  return sendMessage(context, request, { sellerId, person })
}

export default function SellerMessages() {
  const { messages, next, requestKey, sellerId, shopName } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Stack maw={760}>
      <Anchor component={Link} to={`/sellers/${encodeURIComponent(sellerId)}`}>
        {shopName}
      </Anchor>
      <Title order={1}>
        <FormattedMessage id="portal.nav.messages" />
      </Title>
      <DoneNotice what={answer ? null : search.get('done')} texts={['message.sent']} />
      <FormState state={answer?.state}>
        <MessageForm requestKey={requestKey} />
      </FormState>
      {messages.length === 0 && <Empty title="message.none.title" text="message.none_staff.text" />}
      <MessageThread messages={messages} />
      {next && (
        <Anchor component={Link} to={next}>
          <FormattedMessage id="list.more" />
        </Anchor>
      )}
    </Stack>
  )
}
