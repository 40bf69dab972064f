import { Alert, Progress, Stack, Text } from '@mantine/core'
import { Form, useRevalidator } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { AreaField, FormState, SelectField } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { LookFirst } from '#app/components/judging/look-first.tsx'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { Hidden } from '#app/components/measures/hidden.tsx'
import { Instant } from '#app/components/review/age.tsx'
import { reasonText } from '#app/components/review/reason-text.ts'
import classes from '#app/components/rings/rings.module.css'
import type { RingShape } from '#app/components/rings/shape.ts'
import { useLive } from '#app/components/shell/live.tsx'
import { allowedRingMoves } from '#domain/rings/ring'

type Shown = { ring: RingShape; requestKey: string; answer: FormAnswer | undefined }

/** What was decided about a ring and how far that is written, and what can be decided now. */
export function RingDecision({
  ring,
  reasons,
  isSenior,
  ...form
}: Shown & { reasons: string[]; isSenior: boolean }) {
  const { revalidate } = useRevalidator()
  useLive('rings', () => void revalidate())
  const moves = allowedRingMoves(ring.state)
  return (
    <Stack gap="md">
      <Decided ring={ring} />
      {moves.includes('undo') && <UndoForm ring={ring} {...form} />}
      {moves.includes('reject') && ring.weakReviews > 0 && !isSenior && (
        <Alert color="yellow" role="note">
          <FormattedMessage id="ring.weak" values={{ count: ring.weakReviews }} />
        </Alert>
      )}
      <div className={classes.forms}>
        {moves.includes('reject') && <RejectForm ring={ring} reasons={reasons} {...form} />}
        {moves.includes('dismiss') && <DismissForm ring={ring} {...form} />}
      </div>
    </Stack>
  )
}

function Decided({ ring: { decision, progress, state } }: { ring: RingShape }) {
  const intl = useIntl()
  if (!decision) return null
  const reason = decision.reasonCode ? reasonText(decision.reasonCode, intl.locale) : ''
  return (
    <div role="status">
      <Text>
        <FormattedMessage
          id={`ring.decided.${decision.reasonCode ? 'reject' : 'dismiss'}`}
          values={{ name: decision.by, at: <Instant at={decision.at} />, reason }}
        />
      </Text>
      {decision.note && <Text>{decision.note}</Text>}
      {state === 'deciding' && progress && (
        <>
          <Text size="sm">
            <FormattedMessage id="ring.progress" values={progress} />
          </Text>
          <Progress
            value={(100 * progress.done) / Math.max(1, progress.total)}
            aria-label={intl.formatMessage({ id: 'ring.progress.label' })}
          />
        </>
      )}
    </div>
  )
}

function UndoForm({ ring, requestKey, answer }: Shown) {
  return (
    <Form method="post">
      <FormState state={answer?.form === 'undo' ? answer.state : undefined}>
        <Hidden form="undo" requestKey={requestKey} version={ring.version} />
        <Submit intent="undo" label={`ring.undo.${ring.state}`} variant="default" />
      </FormState>
    </Form>
  )
}

function RejectForm({ ring, reasons, requestKey, answer }: Shown & { reasons: string[] }) {
  const intl = useIntl()
  const options = reasons.map((code) => ({ value: code, label: reasonText(code, intl.locale) }))
  return (
    <Form method="post">
      <FormState state={answer?.form === 'reject' ? answer.state : undefined}>
        <Stack gap="sm" maw={640}>
          <Hidden form="reject" requestKey={requestKey} version={ring.version} />
          <SelectField name="reasonCode" label="ring.field.reason" options={options} />
          <AreaField name="note" label="ring.field.note" description="ring.field.noteHelp" maxLength={2000} />
          <LookFirst
            look={answer?.form === 'reject' ? answer.look : undefined}
            intent="reject"
            label={ring.state === 'open' ? 'ring.reject' : 'ring.rejectRest'}
            color="red.8"
          />
        </Stack>
      </FormState>
    </Form>
  )
}

function DismissForm({ ring, requestKey, answer }: Shown) {
  const isOpen = answer?.form === 'dismiss'
  return (
    <details open={isOpen}>
      <summary>
        <FormattedMessage id="ring.dismiss" />
      </summary>
      <Form method="post">
        <FormState state={isOpen ? answer.state : undefined}>
          <Stack gap="sm" maw={640}>
            <Hidden form="dismiss" requestKey={requestKey} version={ring.version} />
            <AreaField
              name="note"
              label="ring.field.dismissNote"
              description="ring.field.dismissHelp"
              isRequired
              maxLength={2000}
            />
            <Submit intent="dismiss" label="ring.dismiss" variant="default" />
          </Stack>
        </FormState>
      </Form>
    </details>
  )
}
