import { Anchor, Stack, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { FormState } from '#app/components/admin/form-fields.tsx'
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { PolicyFields } from '#app/components/admin/policy-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { PreviewedRules } from '#app/components/policy/previewed-rules.tsx'
import { ProposedRules } from '#app/components/policy/proposed-rules.tsx'
import { RulesHistory } from '#app/components/policy/rules-history.tsx'
import { answerPolicyForm, requireCategory } from '#app/pages/detection-policy.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { listPolicies } from '#db/policies'
import { listPolicyProposals } from '#db/policy-proposals'
import { listPolicyVersions } from '#db/policy-versions'
import { everyCategory, policyOf } from '#domain/policy'

export const meta: MetaFunction<typeof loader> = ({ matches, data: loaded }) =>
  pageTitle(matches, 'policies.one', { category: loaded?.category ?? '' })

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'manage_policies')
  const category = params.category ?? ''
  const [policies, versions, proposals] = await Promise.all([
    listPolicies(context.db),
    listPolicyVersions(context.db, category),
    listPolicyProposals(context.db, category),
  ])
  if (versions.length === 0) await requireCategory(context.db, category)
  const seenVersion = versions[0]?.version ?? 0
  const waiting = proposals.find(({ state }) => state === 'proposed')
  return {
    category,
    versions,
    seenVersion,
    rules: policyOf(policies, category).rules,
    turnedDown: proposals
      .filter(({ state }) => state === 'refused' || state === 'withdrawn')
      .map(({ rules: _, preview: __, ...rest }) => rest),
    waiting: waiting && {
      proposal: { ...waiting, proposedAt: waiting.proposedAt.toISOString(), closedAt: null },
      isOwn: waiting.proposedBy === person.id,
      isStale: waiting.seenVersion !== seenVersion,
    },
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'manage_policies')
  const category = params.category ?? ''
  const answer = await answerPolicyForm(context, { category, form: await request.formData() }, person)
  switch (answer.kind) {
    case 'done':
      return redirect(`?done=${answer.text}`)
    case 'problem':
      return data({ state: answer.problem, previewed: undefined }, answer.status)
    case 'previewed': {
      const { rules, preview, fields } = answer
      return data({ state: answer.problem, previewed: { rules, preview, fields } })
    }
    default:
      return answer satisfies never
  }
}

export default function PolicyPage() {
  const { category, rules, seenVersion, versions, waiting, turnedDown } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const csv = `/admin/policies/${encodeURIComponent(category)}/preview.csv`
  const previewed = answer?.previewed
  return (
    <Stack maw={900}>
      <Anchor component={Link} to="/admin/policies">
        <FormattedMessage id="nav.policies" />
      </Anchor>
      <Title order={1}>
        {category === everyCategory ? <FormattedMessage id="policies.every" /> : category}
      </Title>
      <DoneNotice what={answer ? null : search.get('done')} texts={doneTexts} />
      <FormState state={answer?.state}>
        {waiting && <ProposedRules {...waiting} inForce={rules} csv={csv} />}
        {previewed && (
          <PreviewedRules {...previewed} inForce={rules} csv={csv} canPropose={waiting === undefined} />
        )}
        <Section title="policies.rules">
          <Form method="post" key={`${seenVersion} ${JSON.stringify(previewed?.rules)}`}>
            <input type="hidden" name="seenVersion" value={seenVersion} />
            <Stack gap="md" maw={560}>
              <PolicyFields rules={previewed?.rules ?? rules} />
              <Submit intent="preview" label="policies.preview" />
            </Stack>
          </Form>
        </Section>
      </FormState>
      <RulesHistory versions={versions} turnedDown={turnedDown} />
    </Stack>
  )
}

const doneTexts = [
  'policies.done.proposed',
  'policies.done.approved',
  'policies.done.refused',
  'policies.done.withdrawn',
]
