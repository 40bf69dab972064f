import { Stack, Table, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl'
import { TextField } from '#app/components/admin/form-fields.tsx'
import { DataTable, Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import { Share } from '#app/components/detector/share.tsx'
import type { AuditFigures, Estimate } from '#domain/detection/models/audit-figures'

/** What people found who looked at automatic publications blindly, since what judges reviews now is in use. */
export function AuditPanel({
  figures,
  rate,
  canManage,
}: {
  figures: AuditFigures
  rate: number
  canManage: boolean
}) {
  const intl = useIntl()
  const { drawn, judged, fakes, missed, said, auc, byStars } = figures
  return (
    <Section title="detector_models.audit">
      <Text maw={720}>
        <FormattedMessage id="detector_models.audit.intro" values={{ rate: <Share value={rate} /> }} />
      </Text>
      <Text>
        <FormattedMessage id="detector_models.audit.counts" values={{ drawn, judged, fakes }} />
      </Text>
      {missed && (
        <>
          <Text>
            <FormattedMessage
              id="detector_models.audit.missed"
              values={{ missed: <Interval of={missed} /> }}
            />{' '}
            <FormattedMessage id="detector_models.audit.said" values={{ said: <Share value={said} /> }} />{' '}
            {auc ? (
              <FormattedMessage id="detector_models.audit.auc" values={{ auc: <Interval of={auc} /> }} />
            ) : (
              <FormattedMessage id="detector_models.audit.no_auc" />
            )}
          </Text>
          <DataTable label="detector_models.audit.by_stars" columns={columns}>
            {byStars.map((own) => (
              <Table.Tr key={own.stars}>
                <Table.Td>
                  <FormattedMessage id="detector_models.stars" values={{ stars: own.stars }} />
                </Table.Td>
                <NumberCell>
                  <FormattedNumber value={own.judged} />
                </NumberCell>
                <NumberCell>
                  <FormattedNumber value={own.fakes} />
                </NumberCell>
                <NumberCell>{own.missed ? <Interval of={own.missed} /> : '–'}</NumberCell>
              </Table.Tr>
            ))}
          </DataTable>
        </>
      )}
      {canManage && (
        <Form method="post">
          <Stack gap="xs" maw={320}>
            <TextField
              name="ratePercent"
              label="detector_models.audit.rate"
              description="detector_models.audit.rate.help"
              defaultValue={intl.formatNumber(rate * 100, { maximumFractionDigits: 2, useGrouping: false })}
              inputMode="decimal"
              isRequired
            />
            <Submit intent="audit_rate" label="detector_models.audit.save" variant="default" />
          </Stack>
        </Form>
      )}
    </Section>
  )
}

const columns = [
  'detector_models.by_stars',
  'detector_models.audit.judged',
  'detector_models.fakes',
  'detector_models.audit.share',
] as const

/** A share, and between which two it lies with 95 % certainty. */
function Interval({ of: { value, low, high, of } }: { of: Estimate }) {
  return (
    <FormattedMessage
      id="detector_models.interval"
      values={{
        value: <Share value={value} />,
        low: <Share value={low} />,
        high: <Share value={high} />,
        count: of,
      }}
    />
  )
}
