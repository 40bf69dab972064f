import { Stack, Table, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { FormState } from '#app/components/admin/form-fields.tsx'
import { DataTable, DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { Empty } from '#app/components/pages/empty.tsx'
import { ShareText } from '#app/components/requests/figures.tsx'
import { PickingCard } from '#app/components/requests/picking-card.tsx'
import { ShopLink } from '#app/components/requests/shop-link.tsx'
import { optionalText, readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { showFirst, wasLookedAt } from '#app/pages/look-first.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { readAskingShops } from '#app/pages/review-requests.server.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { settlePicking } from '#commands/review-requests/settle-picking'
import { may } from '#domain/permission'
import { pickingOutcomes } from '#domain/review-requests/skew'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.requests')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'read_quality')
  const read = await readAskingShops(context.db, context.clock.now())
  const mayReadShops = may(person, 'read_sellers')
  return { ...read, maySettle: may(person, 'manage_measures'), mayReadShops }
}

const Settled = z.object({
  intent: z.enum(pickingOutcomes),
  pickingId: z.uuid(),
  note: requiredText(2000),
  told: optionalText(2000),
})

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'manage_measures')
  const form = await request.formData()
  const read = readForm(form, Settled)
  const name = String(form.get('form') ?? '')
  if (!read.ok) return data<FormAnswer>({ form: name, state: read }, 422)
  const { intent: outcome, ...rest } = read.value
  const isLook = outcome === 'confirmed' && !wasLookedAt(form)
  const { clock, db, environment } = context
  const command = { outcome, ...rest, zone: environment.marketplaceZone, isLook }
  const settled = await settlePicking(db, command, person, clock.now())
  if (settled.ok) return isLook ? showFirst(form, settled.value) : redirect('?done=requests.settled')
  const errors =
    settled.refusal.reason === 'told_missing'
      ? { told: 'form.required' }
      : { form: `requests.${settled.refusal.reason}` }
  return data<FormAnswer>({ form: name, state: { errors, values: valuesOf(form) } }, 409)
}

export default function Requests() {
  const { shops, pickings, maySettle, mayReadShops } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="nav.requests" />
      </Title>
      <Text maw={640}>
        <FormattedMessage id="requests.staff_help" />
      </Text>
      <DoneNotice what={answer ? null : search.get('done')} texts={['requests.settled']} />
      {pickings.map((picking) => {
        const own = answer?.form === picking.id ? answer : undefined
        return (
          <FormState key={picking.id} state={own?.state}>
            <PickingCard {...{ picking, maySettle, mayReadShops }} look={own?.look} />
          </FormState>
        )
      })}
      <Section title="requests.shops">
        {shops.length === 0 ? (
          <Empty title="requests.no_shops.title" text="requests.no_shops.text" />
        ) : (
          <DataTable label="requests.shops" columns={columns}>
            {shops.map(({ sellerId, name, figures }) => (
              <Table.Tr key={sellerId}>
                <Table.Td>
                  <ShopLink sellerId={sellerId} name={name} mayRead={mayReadShops} />
                </Table.Td>
                <Table.Td>
                  {figures?.invited} (<ShareText share={figures?.invitedShare ?? null} />)
                </Table.Td>
                <Table.Td>
                  <ShareText share={figures?.troubledShareInvited ?? null} />
                </Table.Td>
                <Table.Td>
                  <ShareText share={figures?.troubledShareOthers ?? null} />
                </Table.Td>
                <Table.Td>
                  <FormattedMessage id={`requests.verdict.${figures?.verdict ?? 'too_few'}`} />
                </Table.Td>
              </Table.Tr>
            ))}
          </DataTable>
        )}
      </Section>
    </Stack>
  )
}

const columns = [
  'requests.col.shop',
  'requests.col.asked',
  'requests.col.troubled_asked',
  'requests.col.troubled_others',
  'requests.col.verdict',
] as const
