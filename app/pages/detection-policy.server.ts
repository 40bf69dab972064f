import type { AppLoadContext } from '@remix-run/node'
import { DetectionPolicyForm, rulesFrom } from '#app/pages/detection-policy-form.ts'
import { type FormProblem, readForm, valuesOf } from '#app/pages/form.ts'
import { approvePolicy } from '#commands/policy/approve-policy'
import { refusePolicy, withdrawPolicy } from '#commands/policy/close-proposal'
import { proposePolicy } from '#commands/policy/propose-policy'
import type { Database } from '#db/client'
import { countForPreview } from '#db/detector/policy-preview'
import { listPolicies } from '#db/policies'
import { listCategories } from '#db/seller-page'
import { type PolicyPreview, previewDays, previewOf, thresholdsFor } from '#domain/detection/preview'
import type { Person } from '#domain/permission'
import { everyCategory, type PolicyRules, policyOf } from '#domain/policy'
import { fakeReasonCodes } from '#domain/reason'
import { forcing } from '#domain/screening'

const dayMs = 86_400_000

/** What these rules would have done in a category in the last 30 days, beside those in force. */
export async function readPolicyPreview(
  db: Database,
  { category, rules, now }: { category: string; rules: PolicyRules; now: Date },
): Promise<PolicyPreview> {
  const policies = await listPolicies(db)
  const inForce = policyOf(policies, category).rules
  const own = policies.map((policy) => policy.category).filter((one) => one !== everyCategory)
  const isEvery = category === everyCategory
  const counts = await countForPreview(
    db,
    { categories: isEvery ? own : [category], except: isEvery },
    {
      thresholds: thresholdsFor([rules, inForce]),
      forcing,
      fakeReasons: fakeReasonCodes,
      since: new Date(now.getTime() - previewDays * dayMs),
    },
  )
  return previewOf(counts, { proposed: rules, inForce })
}

/** @throws a 404 where no seller is in the category. */
export async function requireCategory(db: Database, category: string): Promise<void> {
  const isKnown = category === everyCategory || (await listCategories(db)).includes(category)
  if (!isKnown) throw new Response(null, { status: 404 })
}

export type PolicyAnswer =
  | { kind: 'done'; text: string }
  | { kind: 'problem'; status: 409 | 422; problem: FormProblem }
  | {
      kind: 'previewed'
      rules: PolicyRules
      preview: PolicyPreview
      fields: [name: string, value: string][]
      problem: FormProblem
    }

/** Does what a form on the page of a category's policy asks for. */
export async function answerPolicyForm(
  { db, clock }: AppLoadContext,
  { category, form }: { category: string; form: FormData },
  person: Person,
): Promise<PolicyAnswer> {
  const read = readForm(form, DetectionPolicyForm)
  if (!read.ok) return showProblem(db, { category, form, problem: read }, clock.now())
  const { value } = read
  const now = clock.now()
  switch (value.intent) {
    case 'approve':
      return outcome(await approvePolicy(db, { id: value.proposalId }, person, now), form, 'approved')
    case 'withdraw':
      return outcome(await withdrawPolicy(db, { id: value.proposalId }, person, now), form, 'withdrawn')
    case 'refuse': {
      const command = { id: value.proposalId, answer: value.answer }
      return outcome(await refusePolicy(db, command, person, now), form, 'refused')
    }
    default: {
      const { seenVersion } = value
      if (seenVersion === 0) await requireCategory(db, category)
      const rules = rulesFrom(value)
      const preview = await readPolicyPreview(db, { category, rules, now })
      if (value.intent === 'preview') return previewed(form, { rules, preview, errors: {} })
      const command = { category, rules, seenVersion, preview, note: value.note }
      return outcome(await proposePolicy(db, command, person, now), form, 'proposed')
    }
  }
}

/** Where nothing but the reason of a proposal is wrong, the rules are shown with their preview as before. */
async function showProblem(
  db: Database,
  { category, form, problem }: { category: string; form: FormData; problem: FormProblem },
  now: Date,
): Promise<PolicyAnswer> {
  form.set('intent', 'preview')
  const isNoteAlone = Object.keys(problem.errors).every((field) => field === 'note')
  const read = isNoteAlone ? readForm(form, DetectionPolicyForm) : undefined
  if (!read?.ok || read.value.intent !== 'preview') return { kind: 'problem', status: 422, problem }
  const rules = rulesFrom(read.value)
  const preview = await readPolicyPreview(db, { category, rules, now })
  return previewed(form, { rules, preview, errors: problem.errors })
}

function previewed(
  form: FormData,
  shown: { rules: PolicyRules; preview: PolicyPreview; errors: FormProblem['errors'] },
): PolicyAnswer {
  const values = valuesOf(form)
  const fields = Object.entries(values).filter(([name]) => name !== 'intent' && name !== 'note')
  const { rules, preview, errors } = shown
  return { kind: 'previewed', rules, preview, fields, problem: { errors, values } }
}

function outcome(
  result: { ok: true } | { ok: false; refusal: { reason: string } },
  form: FormData,
  done: 'proposed' | 'approved' | 'refused' | 'withdrawn',
): PolicyAnswer {
  if (result.ok) return { kind: 'done', text: `policies.done.${done}` }
  const errors: Record<string, string> = { form: `policies.refusal.${result.refusal.reason}` }
  return { kind: 'problem', status: 409, problem: { errors, values: valuesOf(form) } }
}
