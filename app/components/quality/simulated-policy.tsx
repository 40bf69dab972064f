import { Anchor, Stack } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { AreaField } from '#app/components/admin/form-fields.tsx'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { MovedSellersTable, type NamedMovedSeller } from '#app/components/quality/moved-sellers-table.tsx'
import { PolicyChanges } from '#app/components/quality/policy-changes.tsx'
import { SimulationSummary } from '#app/components/quality/simulation-summary.tsx'
import type { PolicyChange } from '#domain/quality/policy-numbers'
import type { Simulation } from '#domain/quality/simulation'

type Simulated = {
  simulation: Simulation
  changes: PolicyChange[]
  added: NamedMovedSeller[]
  spared: NamedMovedSeller[]
  csv: string
  /** The simulated rules as fields, to be proposed exactly as they were looked at. */
  fields: [name: string, value: string][]
}

/** What the typed rules would do, and from there the way to propose them. */
export function SimulatedPolicy({ simulated, canPropose }: { simulated: Simulated; canPropose: boolean }) {
  const { simulation, changes, added, spared, csv, fields } = simulated
  return (
    <Section title="quality_policy.simulation.title">
      <PolicyChanges changes={changes} />
      <SimulationSummary simulation={simulation} />
      {canPropose && (
        <Form method="post">
          {fields.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Stack gap="xs" maw={640}>
            <AreaField name="note" label="quality_policy.why" isRequired maxLength={2000} />
            <Submit intent="propose" label="quality_policy.propose" />
          </Stack>
        </Form>
      )}
      <MovedSellersTable side="added" sellers={added} total={simulation.added.length} />
      <MovedSellersTable side="spared" sellers={spared} total={simulation.spared.length} />
      <Anchor href={csv} download underline="always" fz="sm">
        <FormattedMessage id="quality_policy.simulation.csv" />
      </Anchor>
    </Section>
  )
}
