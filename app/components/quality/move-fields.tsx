import { useIntl } from 'react-intl'
import {
  AreaField,
  CheckboxesField,
  DayField,
  SelectField,
  TextField,
} from '#app/components/admin/form-fields.tsx'
import { ItemLinks } from '#app/components/quality/case-conditions.tsx'
import { exclusionReasonText } from '#app/components/quality/exclusion-reason.ts'
import { ScopeFields } from '#app/components/quality/scope-fields.tsx'
import type { Condition } from '#domain/exclusion/conditions'
import { reasonOfCheck } from '#domain/exclusion/reasons'
import { refusalReasonCodes } from '#domain/exclusion/reasons/reason'
import type { ExclusionMove } from '#domain/exclusion/state'
import { terminationExceptions } from '#domain/exclusion/termination'

/** What the fields of a case are filled with. */
export type FieldsOf = {
  scope: 'all' | 'category'
  category: string | null
  reasonCodes: readonly string[]
  note: string
  conditions: readonly Condition[]
  extensionDays: number
}

/** What a move asks for beside the button. */
export function MoveFields({ move, fields }: { move: ExclusionMove; fields: FieldsOf }) {
  switch (move) {
    case 'propose':
      return <ScopeFields action="exclude" {...fields} reasonCodes={[]} note="" />
    case 'submit':
      return <ScopeFields action="exclude" {...fields} />
    case 'stop_at_once':
      return <ScopeFields action="stop" {...fields} reasonCodes={[]} note="" />
    case 'uphold':
      return <RefusalFields {...fields} />
    case 'reinstate':
      return <AreaField name="note" label="move.note" description="move.noteOverride" />
    case 'pause':
      return (
        <>
          <TextField name="days" label="move.pauseDays" inputMode="numeric" isRequired defaultValue="14" />
          <Note label="move.pauseWhy" />
        </>
      )
    case 'give_termination_notice':
      return <TerminationFields />
    case 'send_back':
    case 'refuse_approval':
    case 'cancel':
    case 'close_in_spite':
    case 'relapse':
    case 'withdraw_termination':
    case 'annul':
      return <Note label="move.why" />
    default:
      return null
  }
}

function Note({ label }: { label: string }) {
  return <AreaField isRequired name="note" label={label} />
}

/** R4.10: the closed list, each reason with the reviews and complaints that it rests on. */
function RefusalFields({ conditions, extensionDays }: FieldsOf) {
  const { locale } = useIntl()
  const unmet = conditions.filter(({ state }) => state === 'unmet')
  const options = refusalReasonCodes.map((code) => {
    const items = unmet.filter(({ check }) => reasonOfCheck[check] === code).flatMap((one) => one.items)
    return { value: code, label: <ReasonLabel code={code} locale={locale} items={items} /> }
  })
  const shown = refusalReasonCodes.filter((code) => unmet.some(({ check }) => reasonOfCheck[check] === code))
  return (
    <>
      <CheckboxesField name="reasons" label="move.refusalReasons" options={options} checked={shown} />
      <TextField
        name="nextInDays"
        label="move.nextInDays"
        description="move.nextInDaysHelp"
        inputMode="numeric"
        isRequired
        defaultValue={String(extensionDays)}
      />
      <AreaField name="note" label="move.note" description="move.noteOverride" />
    </>
  )
}

function ReasonLabel({ code, locale, items }: { code: string; locale: string; items: string[] }) {
  return (
    <>
      {exclusionReasonText(code, locale)}
      {items.length > 0 && <ItemLinks items={items} />}
    </>
  )
}

function TerminationFields() {
  const intl = useIntl()
  const options = ['', ...terminationExceptions].map((value) => ({
    value,
    label: intl.formatMessage({ id: value ? `termination.${value}` : 'termination.none' }),
  }))
  return (
    <>
      <SelectField
        name="exception"
        label="move.exception"
        description="move.exceptionHelp"
        options={options}
      />
      <DayField name="terminatesOn" label="move.terminatesOn" description="move.terminatesOnHelp" />
      <Note label="move.why" />
    </>
  )
}
