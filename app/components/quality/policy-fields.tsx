import { Fieldset, Stack, Text } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import { TextField } from '#app/components/admin/form-fields.tsx'
import classes from '#app/components/quality/policy.module.css'
import { numberLabel } from '#app/components/quality/policy-number.tsx'
import { indicators } from '#domain/quality/indicator'
import type { QualityPolicy } from '#domain/quality/policy'
import { type PolicyGroup, policyGroups } from '#domain/quality/policy-numbers'

/** Every number of a policy as a field, in groups, each with what it means. */
export function PolicyFields({ rules }: { rules: QualityPolicy }) {
  const intl = useIntl()
  return (
    <Stack gap="md">
      {(Object.keys(policyGroups) as PolicyGroup[]).map((group) => (
        <Fieldset key={group} legend={intl.formatMessage({ id: `quality_policy.group.${group}` })}>
          <Text size="sm" mb="sm">
            <FormattedMessage id={`quality_policy.group.${group}.help`} />
          </Text>
          <div className={classes.numbers}>
            {policyGroups[group].map((name) => (
              <NumberField key={name} name={name} value={rules[name]} />
            ))}
            {group === 'score' &&
              indicators.map((id) => (
                <NumberField key={id} name={`weights.${id}`} value={rules.weights[id]} />
              ))}
          </div>
        </Fieldset>
      ))}
    </Stack>
  )
}

function NumberField({ name, value }: { name: string; value: number }) {
  const label = numberLabel(name)
  return (
    <TextField
      name={name}
      label={label}
      {...(!name.startsWith('weights.') && { description: `${label}.help` })}
      inputMode="decimal"
      isRequired
      defaultValue={String(value)}
    />
  )
}
