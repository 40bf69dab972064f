import { Group, Paper, Stack, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { AreaField } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { LookFirst } from '#app/components/judging/look-first.tsx'
import type { LookedAt } from '#app/components/judging/looked-at.ts'
import { FiguresText, type RequestFigures } from '#app/components/requests/figures.tsx'
import { ShopLink } from '#app/components/requests/shop-link.tsx'
import { DayOf } from '#app/components/review/age.tsx'

export type ShownPicking = RequestFigures & {
  id: string
  sellerId: string
  name: string | null
  foundAt: string
}

/** A shop that seems to have its happy buyers asked, with the figures of that moment. */
export function PickingCard({
  picking,
  maySettle,
  mayReadShops,
  look,
}: {
  picking: ShownPicking
  maySettle: boolean
  mayReadShops: boolean
  look: LookedAt | undefined
}) {
  const { id, sellerId, name, foundAt } = picking
  return (
    <Paper component="article" withBorder p="md">
      <Stack gap="xs">
        <Group gap="xs">
          <ShopLink sellerId={sellerId} name={name} mayRead={mayReadShops} />
          <Text size="sm">
            <FormattedMessage id="requests.found" /> <DayOf at={foundAt} />
          </Text>
        </Group>
        <FiguresText figures={picking} />
        {maySettle && (
          <Form method="post">
            <input type="hidden" name="form" value={id} />
            <input type="hidden" name="pickingId" value={id} />
            <Stack gap="sm">
              <AreaField name="note" label="requests.note" maxLength={2000} isRequired />
              <AreaField
                name="told"
                label="coercion.told"
                description="requests.told.help"
                maxLength={2000}
              />
              <LookFirst look={look} intent="confirmed" label="requests.confirm" />
              <Group gap="sm">
                <Submit intent="explained" label="requests.explain" variant="default" />
              </Group>
            </Stack>
          </Form>
        )}
      </Stack>
    </Paper>
  )
}
