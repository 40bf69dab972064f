import { Checkbox } from '@mantine/core'
import { useIntl } from 'react-intl'
import { TextField } from '#app/components/admin/form-fields.tsx'
import type { PolicyRules } from '#domain/policy'

/** The rules of a category, one field each. */
export function PolicyFields({ rules }: { rules: PolicyRules }) {
  return (
    <>
      <Tick
        name="autoPublish"
        label="policies.auto_publish"
        help="policies.auto_help"
        isOn={rules.autoPublish}
      />
      <TextField
        name="publishBelow"
        label="policies.publish_below"
        description="policies.below_help"
        inputMode="decimal"
        isRequired
        defaultValue={String(rules.publishBelow)}
      />
      <Tick
        name="holdWithoutOrder"
        label="policies.hold"
        help="policies.hold_help"
        isOn={rules.holdWithoutOrder}
      />
      {(['evidenceHours', 'dueHours', 'waitForPartsSeconds'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          label={`policies.${snake[name]}`}
          description={`policies.${snake[name]}_help`}
          inputMode="numeric"
          isRequired
          defaultValue={String(rules[name])}
        />
      ))}
    </>
  )
}

const snake = {
  evidenceHours: 'evidence_hours',
  dueHours: 'due_hours',
  waitForPartsSeconds: 'wait_seconds',
} as const

function Tick({ name, label, help, isOn }: { name: string; label: string; help: string; isOn: boolean }) {
  const intl = useIntl()
  return (
    <Checkbox
      name={name}
      label={intl.formatMessage({ id: label })}
      description={intl.formatMessage({ id: help })}
      defaultChecked={isOn}
    />
  )
}
