import { Alert, Stack, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { FormState } from '#app/components/admin/form-fields.tsx'
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { PolicyFields } from '#app/components/quality/policy-fields.tsx'
import { PolicyHistory } from '#app/components/quality/policy-history.tsx'
import { PolicyInForce } from '#app/components/quality/policy-in-force.tsx'
import { PolicyValues } from '#app/components/quality/policy-values.tsx'
import { ProposedPolicy } from '#app/components/quality/proposed-policy.tsx'
import { QualityTabs } from '#app/components/quality/quality-tabs.tsx'
import { SimulatedPolicy } from '#app/components/quality/simulated-policy.tsx'
import { pageTitle } from '#app/pages/page-title.ts'
import { fulfilPolicyForm } from '#app/pages/policy-requests.server.ts'
import { readSimulation } from '#app/pages/simulated-policy.server.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { listQualityPolicies } from '#db/quality/policies'
import { may } from '#domain/permission'
import { defaultQualityPolicy } from '#domain/quality/policy'
import { changesOf } from '#domain/quality/policy-numbers'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'quality_policy.title')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'read_quality')
  const { searchParams } = new URL(request.url)
  const versions = await listQualityPolicies(context.db)
  const proposed = versions.find(({ state }) => state === 'proposed')
  const inForce = versions.find(({ state }) => state === 'in_force')
  const rules = inForce?.rules ?? defaultQualityPolicy
  const canManage = may(person, 'manage_quality_policy')
  return {
    rules,
    inForce,
    canManage,
    versions: versions.map(({ rules: _, simulation: __, ...version }) => version),
    proposal: proposed && {
      proposed,
      changes: changesOf(rules, proposed.rules),
      access: accessTo(proposed, { canManage, personId: person.id }),
    },
    asked: searchParams.has('margin')
      ? await readSimulation(context.db, {
          ...{ searchParams, rules, zone: context.environment.marketplaceZone },
          now: context.clock.now(),
        })
      : undefined,
  }
}

function accessTo(
  { proposedBy }: { proposedBy: string },
  { canManage, personId }: { canManage: boolean; personId: string },
): 'decide' | 'own' | 'read' {
  if (!canManage) return 'read'
  return proposedBy === personId ? 'own' : 'decide'
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'manage_quality_policy')
  const fulfilled = await fulfilPolicyForm(context, await request.formData(), person)
  if (fulfilled.ok) return redirect(`/quality/policy?done=${fulfilled.done}`)
  return data({ state: fulfilled.problem }, fulfilled.status)
}

export default function QualityPolicyPage() {
  const { rules, inForce, canManage, versions, proposal, asked } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const problem = answer?.state ?? (asked && 'problem' in asked ? asked.problem : undefined)
  return (
    <Stack maw={1000}>
      <Title order={1}>
        <FormattedMessage id="quality_policy.title" />
      </Title>
      <QualityTabs />
      <Text maw={640}>
        <FormattedMessage id="quality_policy.intro" />
      </Text>
      <DoneNotice what={answer ? null : search.get('done')} texts={doneTexts} />
      <PolicyInForce version={rules.version} inForce={inForce} />
      <FormState state={problem}>
        {proposal && <ProposedPolicy {...proposal} />}
        {asked && 'simulated' in asked && (
          <SimulatedPolicy simulated={asked.simulated} canPropose={canManage && !proposal} />
        )}
        {asked && 'nothing' in asked && (
          <Alert color="blue" role="status">
            <FormattedMessage id={asked.nothing} />
          </Alert>
        )}
        <Section title="quality_policy.rules">
          {canManage ? (
            <Form method="get" key={search.toString()}>
              <Stack gap="md">
                <PolicyFields rules={asked && 'rules' in asked ? asked.rules : rules} />
                <Submit intent="simulate" label="quality_policy.simulate" />
              </Stack>
            </Form>
          ) : (
            <PolicyValues rules={rules} />
          )}
        </Section>
      </FormState>
      <PolicyHistory versions={versions} />
    </Stack>
  )
}

const doneTexts = [
  'quality_policy.done.proposed',
  'quality_policy.done.approved',
  'quality_policy.done.refused',
]
