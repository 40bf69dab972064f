import { Anchor, Badge, Stack, Table, Text, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { listPolicies } from '#db/policies'
import { listCategoriesWithProposal } from '#db/policy-proposals'
import { listCategories } from '#db/seller-page'
import { everyCategory, policyOf } from '#domain/policy'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.policies')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'manage_policies')
  const [policies, used, proposed] = await Promise.all([
    listPolicies(context.db),
    listCategories(context.db),
    listCategoriesWithProposal(context.db),
  ])
  const own = policies.map(({ category }) => category)
  const categories = [...new Set([everyCategory, ...used, ...own, ...proposed])]
  return {
    policies: categories.map((category) => ({
      inForce: policyOf(policies, category),
      category,
      hasOwn: own.includes(category),
      hasProposal: proposed.includes(category),
    })),
  }
}

export default function Policies() {
  const { policies } = useLoaderData<typeof loader>()
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="nav.policies" />
      </Title>
      <Text maw={640}>
        <FormattedMessage id="policies.help" />
      </Text>
      <DataTable label="nav.policies" columns={columns}>
        {policies.map(({ category, hasOwn, hasProposal, inForce: { version, rules } }) => (
          <Table.Tr key={category}>
            <Table.Td>
              <Anchor component={Link} to={`/admin/policies/${encodeURIComponent(category)}`}>
                {category === everyCategory ? <FormattedMessage id="policies.every" /> : category}
              </Anchor>
            </Table.Td>
            <Table.Td>
              {hasOwn ? (
                <FormattedMessage id="policies.version" values={{ version }} />
              ) : (
                <FormattedMessage
                  id={category === everyCategory ? 'policies.defaults' : 'policies.inherits'}
                />
              )}
              {hasProposal && (
                <Badge variant="outline" color="orange" ml="xs">
                  <FormattedMessage id="policies.proposed" />
                </Badge>
              )}
            </Table.Td>
            <Table.Td>
              <FormattedMessage id={rules.autoPublish ? 'policies.yes' : 'policies.no'} />
            </Table.Td>
            <Table.Td>{rules.publishBelow}</Table.Td>
            <Table.Td>{rules.dueHours}</Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
    </Stack>
  )
}

const columns = [
  'policies.category',
  'policies.in_force',
  'policies.auto_publish',
  'policies.publish_below',
  'policies.due_hours',
] as const
