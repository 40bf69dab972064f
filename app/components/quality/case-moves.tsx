import { Alert, Stack } from '@mantine/core'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { FormState } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { LookFirst } from '#app/components/judging/look-first.tsx'
import type { LookedAt } from '#app/components/judging/looked-at.ts'
import { isLookedAtFirst } from '#app/components/quality/looked-moves.ts'
import { type FieldsOf, MoveFields } from '#app/components/quality/move-fields.tsx'
import classes from '#app/components/quality/quality.module.css'
import type { ExclusionMove } from '#domain/exclusion/state'

/** A move this person may make, or one that another has to, and why. */
export type OfferedMove = {
  move: ExclusionMove
  refusal: 'same_person' | 'senior_required' | 'probation_runs' | 'tied' | null
}

export type FormProblem = {
  errors: Record<string, string>
  values: Record<string, string>
  /** What it would send, where that is looked at first. */
  look?: LookedAt | undefined
}

const grave: readonly string[] = [
  'uphold',
  'refuse_approval',
  'give_termination_notice',
  'annul',
  'stop_at_once',
]

/** Everything that can be done with a case now, each with its form; what only somebody else may do is said. */
export function CaseMoves({
  moves,
  seenVersion,
  requestKey,
  problem,
  fields,
  changed,
}: {
  moves: OfferedMove[]
  seenVersion: number
  requestKey: string
  /** What was wrong with the form that was sent, and which it was. */
  problem: (FormProblem & { intent: string }) | undefined
  fields: FieldsOf
  /** What has changed since the evidence was frozen; whoever approves reads it. */
  changed: ReactNode
}) {
  if (moves.length === 0) {
    return (
      <p>
        <FormattedMessage id="case.noMoves" />
      </p>
    )
  }
  return moves.map(({ move, refusal }) => (
    <details key={move} className={classes.move} open={problem?.intent === move} data-move={move}>
      <summary>
        <FormattedMessage id={`move.${move}`} />
      </summary>
      <p>
        <FormattedMessage id={`move.${move}.about`} />
      </p>
      {refusal ? (
        <Alert color="gray" variant="outline" mb="md">
          <FormattedMessage id={`caseRefusal.${refusal}`} />
        </Alert>
      ) : (
        <MoveForm
          intent={move}
          seenVersion={seenVersion}
          requestKey={requestKey}
          problem={problem?.intent === move ? problem : undefined}
        >
          {move === 'approve' && changed}
          <MoveFields move={move} fields={fields} />
        </MoveForm>
      )}
    </details>
  ))
}

/** A form that does one thing with a case as it was seen, once. */
export function MoveForm({
  intent,
  label,
  seenVersion,
  requestKey,
  problem,
  children,
}: {
  intent: string
  /** The id of the button's text, where it is not the move's own. */
  label?: string
  seenVersion: number
  requestKey: string
  problem: FormProblem | undefined
  children?: ReactNode
}) {
  const button = { label: label ?? `move.${intent}`, ...(grave.includes(intent) && { color: 'red' }) }
  return (
    <Form method="post">
      <input type="hidden" name="seenVersion" value={seenVersion} />
      <input type="hidden" name="requestKey" value={requestKey} />
      <FormState state={problem}>
        <Stack gap="sm" pb="md">
          {children}
          {isLookedAtFirst(intent) ? (
            <LookFirst look={problem?.look} intent={intent} {...button} />
          ) : (
            <Submit intent={intent} {...button} />
          )}
        </Stack>
      </FormState>
    </Form>
  )
}
