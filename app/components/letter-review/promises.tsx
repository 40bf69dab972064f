import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import classes from '#app/components/letter/letter.module.css'
import { CalendarDay } from '#app/components/letter/letter-status.tsx'

type Commitment = {
  id: string
  action: string
  owner: string
  measure: string
  dueOn: string
  state: 'open' | 'fulfilled' | 'broken'
  evidence: string | null
}

/** What the seller promised on returning, and whether it was kept. */
export function Promises({
  commitments,
  maySettle,
  requestKey,
}: {
  commitments: readonly Commitment[]
  maySettle: boolean
  requestKey: string
}) {
  if (commitments.length === 0) return null
  return (
    <Section title="letterReview.promises">
      {commitments.map((commitment) => (
        <div key={commitment.id} className={classes.card}>
          <div className={classes.text}>{commitment.action}</div>
          <Text size="sm">
            {commitment.owner} · {commitment.measure} ·{' '}
            <FormattedMessage
              id="letterReview.promise.due"
              values={{ day: <CalendarDay day={commitment.dueOn} /> }}
            />{' '}
            · <FormattedMessage id={`letterReview.promise.${commitment.state}`} />
          </Text>
          {commitment.evidence && <Text size="sm">{commitment.evidence}</Text>}
          {maySettle && commitment.state === 'open' && (
            <SettleForm commitmentId={commitment.id} requestKey={requestKey} />
          )}
        </div>
      ))}
    </Section>
  )
}

function SettleForm({ commitmentId, requestKey }: { commitmentId: string; requestKey: string }) {
  const intl = useIntl()
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="settle" />
      <input type="hidden" name="commitmentId" value={commitmentId} />
      <input type="hidden" name="requestKey" value={requestKey} />
      <Stack gap="xs" mt="xs">
        <TextInput
          name="evidence"
          label={intl.formatMessage({ id: 'letterReview.promise.evidence' })}
          maxLength={2_000}
          required
        />
        <Group gap="xs">
          <Button type="submit" name="outcome" value="fulfilled" variant="default" size="xs">
            <FormattedMessage id="letterReview.promise.keep" />
          </Button>
          <Button type="submit" name="outcome" value="broken" variant="default" size="xs" color="red">
            <FormattedMessage id="letterReview.promise.break" />
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
