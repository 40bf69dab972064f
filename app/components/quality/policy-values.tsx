import { Text, Title } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import classes from '#app/components/quality/policy.module.css'
import { numberLabel, PolicyNumberValue } from '#app/components/quality/policy-number.tsx'
import { indicators } from '#domain/quality/indicator'
import type { QualityPolicy } from '#domain/quality/policy'
import { type PolicyGroup, policyGroups } from '#domain/quality/policy-numbers'

/** Every number of a policy with what it means, for those who read it only. */
export function PolicyValues({ rules }: { rules: QualityPolicy }) {
  return (Object.keys(policyGroups) as PolicyGroup[]).map((group) => (
    <section key={group}>
      <Title order={3} size="h4">
        <FormattedMessage id={`quality_policy.group.${group}`} />
      </Title>
      <Text size="sm" mb="xs">
        <FormattedMessage id={`quality_policy.group.${group}.help`} />
      </Text>
      <dl className={classes.values}>
        {policyGroups[group].map((name) => (
          <Value key={name} name={name} value={rules[name]} hasHelp />
        ))}
        {group === 'score' &&
          indicators.map((id) => <Value key={id} name={`weights.${id}`} value={rules.weights[id]} />)}
      </dl>
    </section>
  ))
}

function Value({ name, value, hasHelp = false }: { name: string; value: number; hasHelp?: boolean }) {
  return (
    <div>
      <dt>
        <FormattedMessage id={numberLabel(name)} />
      </dt>
      <dd className={classes.figure}>
        <PolicyNumberValue value={value} />
      </dd>
      {hasHelp && (
        <dd className={classes.help}>
          <FormattedMessage id={`${numberLabel(name)}.help`} />
        </dd>
      )}
    </div>
  )
}
