import { z } from 'zod'
import type { CaseRefusalFacts } from '#app/components/quality/case-refusal.tsx'
import { type FormProblem, optionalText, readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { toPlain } from '#app/pages/plain.ts'
import { proposeExclusion } from '#commands/exclusion/propose-exclusion'
import { dismissProposal } from '#commands/quality/dismiss-proposal'
import type { Database } from '#db/client'
import { findProposal } from '#db/quality/proposals'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

const ProposalRequest = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('take'),
    proposalId: z.uuid(),
    requestKey: z.uuid(),
    scope: z.enum(['all', 'category']),
    category: optionalText(200),
    reasonCodes: z
      .preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.string().max(64)).max(20))
      .refine((codes) => codes.length > 0, 'form.scope_needed'),
    note: requiredText(5000),
  }),
  z.object({ intent: z.literal('dismiss'), proposalId: z.uuid(), note: requiredText(5000) }),
])

type Asking = { person: Person; zone: string; now: Date }
type Problem = FormProblem & { intent: string; refusal: CaseRefusalFacts | undefined }

/** Does what a form about a proposal asked for; where to go next, or what was wrong. */
export async function fulfilProposal(
  db: Database,
  form: FormData,
  { person, zone, now }: Asking,
): Promise<Result<string, Problem>> {
  const intent = String(form.get('intent'))
  const read = readForm(form, ProposalRequest)
  if (!read.ok) return refuse({ intent, errors: read.errors, values: read.values, refusal: undefined })
  const asked = read.value
  const proposal = await findProposal(db, asked.proposalId)
  const answered = (refusal: CaseRefusalFacts) =>
    refuse({ intent, errors: {}, values: valuesOf(form), refusal })
  if (!proposal) return answered({ reason: 'not_found' })

  if (asked.intent === 'dismiss') {
    const dismissed = await dismissProposal(db, asked, { kind: 'person', id: person.id }, now)
    return dismissed.ok ? ok('/quality/proposals?done=proposal.dismissed') : answered(dismissed.refusal)
  }
  const { sellerId } = proposal
  const taken = await proposeExclusion(db, { ...asked, sellerId, zone }, person, now)
  return taken.ok ? ok(`/quality/cases/${taken.value.id}`) : answered(toPlain(taken.refusal))
}
