import { Anchor, Code, Stack, Table, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { FormState } from '#app/components/admin/form-fields.tsx'
import { DataTable, DoneNotice, Section, When } from '#app/components/admin/page-parts.tsx'
import { PolicyFields } from '#app/components/admin/policy-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { numberBetween, readForm, ticked, valuesOf } from '#app/pages/form.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { actorOf, requirePerson } from '#app/web/services.server.ts'
import { changePolicy } from '#commands/change-policy'
import type { Database } from '#db/client'
import { listPolicies } from '#db/policies'
import { listPolicyVersions } from '#db/policy-versions'
import { listCategories } from '#db/seller-page'
import { everyCategory, policyOf } from '#domain/policy'

export const meta: MetaFunction<typeof loader> = ({ matches, data: loaded }) =>
  pageTitle(matches, 'policies.one', { category: loaded?.category ?? '' })

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request, 'manage_policies')
  const category = params.category ?? ''
  const [policies, versions] = await Promise.all([
    listPolicies(context.db),
    listPolicyVersions(context.db, category),
  ])
  if (versions.length === 0) await requireCategory(context.db, category)
  return {
    category,
    versions,
    seenVersion: versions[0]?.version ?? 0,
    rules: policyOf(policies, category).rules,
  }
}

/** @throws a 404 where no seller is in the category. */
async function requireCategory(db: Database, category: string): Promise<void> {
  const isKnown = category === everyCategory || (await listCategories(db)).includes(category)
  if (!isKnown) throw new Response(null, { status: 404 })
}

const year = 366
const PolicyForm = z.object({
  intent: z.literal('change'),
  seenVersion: z.coerce.number().int().min(0).max(1_000_000),
  autoPublish: ticked,
  publishBelow: numberBetween(0, 1, false),
  holdWithoutOrder: ticked,
  evidenceHours: numberBetween(1, year * 24),
  dueHours: numberBetween(1, year * 24),
  waitForPartsSeconds: numberBetween(0, 86_400),
})

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = actorOf(requirePerson(context, request, 'manage_policies'))
  const form = await request.formData()
  const read = readForm(form, PolicyForm)
  if (!read.ok) return data({ state: read }, 422)
  const { intent: _, seenVersion, ...rules } = read.value
  if (seenVersion === 0) await requireCategory(context.db, params.category ?? '')
  const command = { category: params.category ?? '', rules, seenVersion }
  const changed = await changePolicy(context.db, command, actor, context.clock.now())
  if (changed.ok) return redirect('?done=form.saved')
  const errors: Record<string, string> = { form: 'policies.changed_meanwhile' }
  return data({ state: { errors, values: valuesOf(form) } }, 409)
}

export default function PolicyPage() {
  const { category, rules, seenVersion, versions } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Stack maw={900}>
      <Anchor component={Link} to="/admin/policies">
        <FormattedMessage id="nav.policies" />
      </Anchor>
      <Title order={1}>
        {category === everyCategory ? <FormattedMessage id="policies.every" /> : category}
      </Title>
      <DoneNotice what={answer ? null : search.get('done')} texts={['form.saved']} />
      <Section title="policies.rules">
        <Form method="post" key={seenVersion}>
          <input type="hidden" name="seenVersion" value={seenVersion} />
          <FormState state={answer?.state}>
            <Stack gap="md" maw={560}>
              <PolicyFields rules={rules} />
              <Submit intent="change" label="policies.change" />
            </Stack>
          </FormState>
        </Form>
      </Section>
      <Section title="policies.history">
        <DataTable label="policies.history" columns={columns}>
          {versions.map(({ version, createdAt, createdByName, rules: then }) => (
            <Table.Tr key={version}>
              <Table.Td>{version}</Table.Td>
              <Table.Td>
                <When at={createdAt} />
              </Table.Td>
              <Table.Td>{createdByName}</Table.Td>
              <Table.Td>
                <Code style={{ whiteSpace: 'normal' }}>{JSON.stringify(then).replaceAll(',', ', ')}</Code>
              </Table.Td>
            </Table.Tr>
          ))}
          {versions.length === 0 && (
            <Table.Tr>
              <Table.Td colSpan={columns.length}>
                <FormattedMessage id="policies.defaults" />
              </Table.Td>
            </Table.Tr>
          )}
        </DataTable>
      </Section>
    </Stack>
  )
}

const columns = ['policies.number', 'policies.at', 'policies.by', 'policies.rules'] as const
