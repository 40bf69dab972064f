import { Stack } from '@mantine/core'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import {
  AreaField,
  ChoiceField,
  FormState,
  SelectField,
  TextField,
} from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { DecideForm } from '#app/components/appeals/decide-form.tsx'
import type { AppealCaseShape } from '#app/components/appeals/shapes.ts'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { Hidden } from '#app/components/measures/hidden.tsx'
import { infoDays } from '#domain/appeals/clock'
import { inadmissibleReasons } from '#domain/appeals/outcome'
import { type AppealMove, allowedAppealMoves } from '#domain/appeals/state'

export type Shown = { appeal: AppealCaseShape; requestKey: string; answer: FormAnswer | undefined }

/** What a reviewer can do with an appeal now, one form each; the rarer ones folded. */
export function ReviewerForms(shown: Shown) {
  const { appeal } = shown
  if (!appeal.canDecide) return null
  const isForOthers = appeal.state === 'second_opinion' && appeal.isMyProposal
  const moves = isForOthers ? [] : allowedAppealMoves(appeal.state).filter((move) => isForMe(move, appeal))
  return (
    <Stack gap="md">
      {moves.includes('take') && <OneButton {...shown} intent="take" />}
      {moves.includes('note_view') && (
        <OneForm {...shown} intent="note_view">
          <AreaField
            name="view"
            label="appeals.field.view"
            description="appeals.field.view.help"
            isRequired
          />
        </OneForm>
      )}
      {moves.includes('uphold') && <DecideForm {...shown} />}
      {moves.includes('disagree') && (
        <>
          <OneButton {...shown} intent="agree" />
          <OneButton {...shown} intent="disagree" />
        </>
      )}
      {moves.includes('ask') && <AskForm {...shown} />}
      {moves.includes('hand_back') && (
        <Folded {...shown} intent="hand_back">
          <AreaField
            name="conflict"
            label="appeals.field.conflict"
            description="appeals.field.conflict.help"
            maxLength={2000}
          />
        </Folded>
      )}
      {moves.includes('find_inadmissible') && <InadmissibleForm {...shown} />}
      {moves.includes('go_external') && (
        <Folded {...shown} intent="go_external">
          <TextField name="body" label="appeals.field.body" isRequired />
          <TextField name="reference" label="appeals.field.reference" />
        </Folded>
      )}
      {moves.includes('come_back') && <OneButton {...shown} intent="come_back" />}
      {appeal.state === 'external' && !appeal.barred.by && <OneButton {...shown} intent="close" />}
    </Stack>
  )
}

/** Whoever has an appeal in hand works on it alone, or puts it back; what is in nobody's hands is everybody's. */
function isForMe(move: AppealMove, { state, isMine, barred }: AppealCaseShape): boolean {
  if (barred.by) return move === 'hand_back' && isMine
  const isInHand = state === 'assigned' || state === 'under_review' || state === 'info_requested'
  return !isInHand || isMine || move === 'find_inadmissible'
}

function AskForm(shown: Shown) {
  const intl = useIntl()
  const options = Array.from(
    { length: infoDays.most - infoDays.least + 1 },
    (_, nth) => infoDays.least + nth,
  ).map((days) => ({ value: String(days), label: intl.formatMessage({ id: 'appeals.days' }, { days }) }))
  return (
    <Folded {...shown} intent="ask">
      <AreaField name="words" label="appeals.field.ask" description="appeals.field.ask.help" isRequired />
      <SelectField
        name="days"
        label="appeals.field.days"
        options={options}
        defaultValue={String(infoDays.usual)}
      />
    </Folded>
  )
}

function InadmissibleForm(shown: Shown) {
  const intl = useIntl()
  const options = inadmissibleReasons.map((value) => ({
    value,
    label: intl.formatMessage({ id: `appeals.inadmissible.${value}` }),
  }))
  return (
    <Folded {...shown} intent="find_inadmissible">
      <ChoiceField name="why" label="appeals.field.why" options={options} />
    </Folded>
  )
}

type One = Shown & { intent: string; children?: ReactNode }

function OneForm({ appeal, requestKey, answer, intent, children }: One) {
  return (
    <Form method="post" key={appeal.version}>
      <FormState state={answer?.form === intent ? answer.state : undefined}>
        <Stack gap="sm" maw={560}>
          <Hidden form={intent} requestKey={requestKey} version={appeal.version} />
          {children}
          <Submit intent={intent} label={`appeals.do.${intent}`} />
        </Stack>
      </FormState>
    </Form>
  )
}

function OneButton(shown: Omit<One, 'children'>) {
  return <OneForm {...shown} />
}

function Folded(shown: One) {
  return (
    <details open={shown.answer?.form === shown.intent}>
      <summary>
        <FormattedMessage id={`appeals.do.${shown.intent}`} />
      </summary>
      <OneForm {...shown} />
    </details>
  )
}
