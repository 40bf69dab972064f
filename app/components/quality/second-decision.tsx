import { Alert, Radio, Stack } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import { AreaField } from '#app/components/admin/form-fields.tsx'
import { type FormProblem, MoveForm } from '#app/components/quality/case-moves.tsx'
import { exclusionReasonText } from '#app/components/quality/exclusion-reason.ts'
import review from '#app/components/review/review.module.css'

export type WaitingDecision = {
  outcome: 'reinstate' | 'uphold'
  reasons: string[]
  note: string
  decidedByName: string
  isMine: boolean
}

/** A decision that overrules the rule: another person agrees, or turns it down so that the re-check goes on. */
export function SecondDecision({
  waiting,
  seenVersion,
  requestKey,
  problem,
  mayDecide,
}: {
  waiting: WaitingDecision
  seenVersion: number
  requestKey: string
  problem: FormProblem | undefined
  mayDecide: boolean
}) {
  const intl = useIntl()
  const { outcome, reasons, note, decidedByName, isMine } = waiting
  return (
    <Alert color="grape" variant="outline" title={<FormattedMessage id="second.title" />}>
      <p>
        <FormattedMessage id={`second.about.${outcome}`} values={{ who: decidedByName }} />
      </p>
      {reasons.map((code) => (
        <p key={code}>· {exclusionReasonText(code, intl.locale)}</p>
      ))}
      <p className={review.quote}>{note}</p>
      {isMine && <FormattedMessage id="second.mine" />}
      {mayDecide && !isMine && (
        <MoveForm
          intent="second"
          label="second.send"
          seenVersion={seenVersion}
          requestKey={requestKey}
          problem={problem}
        >
          <Radio.Group name="agrees" label={intl.formatMessage({ id: 'second.question' })} required>
            <Stack gap="xs" mt={4}>
              <Radio value="yes" label={intl.formatMessage({ id: 'second.yes' })} />
              <Radio value="no" label={intl.formatMessage({ id: 'second.no' })} />
            </Stack>
          </Radio.Group>
          <AreaField name="note" label="move.note" />
        </MoveForm>
      )}
    </Alert>
  )
}
