import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvAnswer } from '#app/pages/csv.ts'
import { readPolicyPreview, requireCategory } from '#app/pages/detection-policy.server.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { listPolicies } from '#db/policies'
import { policyOf } from '#domain/policy'

/** What each threshold would have done in the last 30 days, as a file. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request, 'manage_policies')
  const category = params.category ?? ''
  await requireCategory(context.db, category)
  const { rules } = policyOf(await listPolicies(context.db), category)
  const preview = await readPolicyPreview(context.db, { category, rules, now: context.clock.now() })
  return csvAnswer(`policy-${category}.csv`, columns, preview.curve)
}

const columns = [
  'publishBelow',
  'reviews',
  'toPeople',
  'toPeopleShare',
  'fakes',
  'fakesCaught',
  'caughtShare',
] as const
