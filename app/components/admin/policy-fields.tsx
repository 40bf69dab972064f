import { Checkbox, Fieldset, Stack, Text } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import { SelectField, TextField } from '#app/components/admin/form-fields.tsx'
import type { Costs } from '#domain/detection/costs'
import { type PolicyRules, usualDisputeDays } from '#domain/policy'

/** Shown where nobody has said yet what things cost: the middle row of what was measured for such policies. */
const exampleCosts: Costs = { publishedFake: 5, heldGenuine: 2, personMinute: 0.125, minutesPerReview: 2 }
const exampleHoldAbove = 0.9

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
      <ThresholdFields rules={rules} />
      <Tick
        name="holdWithoutOrder"
        label="policies.hold"
        help="policies.hold_help"
        isOn={rules.holdWithoutOrder}
      />
      {(['evidenceHours', 'dueHours', 'waitForPartsSeconds', 'revealDays', 'disputeDays'] as const).map(
        (name) => (
          <TextField
            key={name}
            name={name}
            label={`policies.${snake[name]}`}
            description={`policies.${snake[name]}_help`}
            inputMode="numeric"
            isRequired
            defaultValue={String(rules[name] ?? (name === 'disputeDays' ? usualDisputeDays : 0))}
          />
        ),
      )}
    </>
  )
}

/** The thresholds themselves, or the costs they follow from. */
function ThresholdFields({ rules }: { rules: PolicyRules }) {
  const intl = useIntl()
  const costs = rules.costs ?? exampleCosts
  const sources = ['own', 'costs'] as const
  return (
    <Fieldset legend={intl.formatMessage({ id: 'policies.thresholds' })}>
      <Stack gap="sm">
        <SelectField
          name="thresholdsFrom"
          label="policies.thresholds_from"
          description="policies.thresholds_from_help"
          defaultValue={rules.costs ? 'costs' : 'own'}
          options={sources.map((value) => ({
            value,
            label: intl.formatMessage({ id: `policies.thresholds_${value}` }),
          }))}
        />
        <NumberField
          name="publishBelow"
          label="policies.publish_below"
          help="policies.below_help"
          value={rules.publishBelow}
        />
        <Tick
          name="holdSuspects"
          label="policies.hold_suspects"
          help="policies.hold_suspects_help"
          isOn={rules.holdAbove !== null}
        />
        <NumberField
          name="holdAbove"
          label="policies.hold_above"
          help="policies.hold_above_help"
          value={rules.holdAbove ?? exampleHoldAbove}
        />
        <Text size="sm">
          <FormattedMessage id="policies.costs_help" />
        </Text>
        <NumberField name="publishedFake" label="policies.cost_fake" value={costs.publishedFake} />
        <NumberField name="heldGenuine" label="policies.cost_held" value={costs.heldGenuine} />
        <NumberField name="personMinute" label="policies.cost_minute" value={costs.personMinute} />
        <NumberField name="minutesPerReview" label="policies.minutes" value={costs.minutesPerReview} />
      </Stack>
    </Fieldset>
  )
}

function NumberField({
  name,
  label,
  help,
  value,
}: {
  name: string
  label: string
  help?: string
  value: number
}) {
  return (
    <TextField
      name={name}
      label={label}
      {...(help && { description: help })}
      inputMode="decimal"
      isRequired
      defaultValue={String(value)}
    />
  )
}

const snake = {
  evidenceHours: 'evidence_hours',
  dueHours: 'due_hours',
  waitForPartsSeconds: 'wait_seconds',
  revealDays: 'reveal_days',
  disputeDays: 'dispute_days',
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
