import { decideAppeal } from '#commands/appeals/decide-appeal'
import { noteView } from '#commands/appeals/note-view'
import { submitAppeal } from '#commands/appeals/submit-appeal'
import { takeAppeal } from '#commands/appeals/take-appeal'
import { decideArbitration } from '#commands/mediation/decide-arbitration'
import { openArbitration, restCase } from '#commands/mediation/open-arbitration'
import type { Database } from '#db/client'
import type { AppealOutcome } from '#domain/appeals/state'
import type { RemedyTerms } from '#domain/mediation/remedy'
import type { Person } from '#domain/permission'
import { hoursAfter } from '#tests/setup/complaints'
import { type Case, mediate, newKey, zone } from '#tests/setup/mediation'

const grounds = [{ ground: 'facts' as const, text: 'The parcel never came.' }]

type Appealed = { statementId: string; reviewer: Person; outcome: AppealOutcome; personId?: string }

/** An appeal by somebody without an account, filed 80 hours after the complaint, decided by `reviewer`. */
export async function hearAppeal(
  db: Database,
  { statementId, reviewer, outcome, personId = 'buyer-7' }: Appealed,
  from = 80,
) {
  const request = { statementId, grounds, zone, requestKey: newKey() }
  const filed = await submitAppeal(db, request, { kind: 'link', personId }, hoursAfter(from))
  if (!filed.ok) throw new Error(filed.refusal.reason)
  const { id: appealId } = filed.value
  const at = (seenVersion: number) => ({ appealId, seenVersion, requestKey: newKey() })
  const taken = await takeAppeal(db, at(1), reviewer, hoursAfter(from + 1))
  if (!taken.ok) return taken
  await noteView(db, { ...at(2), view: 'It may not have come.' }, reviewer, hoursAfter(from + 2))
  const answers = [{ ground: 'facts' as const, isRight: outcome !== 'upheld', text: 'We asked the carrier.' }]
  const decided = { ...at(3), outcome, answers, note: 'The carrier lost it.' }
  return decideAppeal(db, { ...decided, zone }, reviewer, hoursAfter(from + 3))
}

/** A senior decides for the buyer, 51 hours after the complaint, that `terms` are owed within seven days. */
export async function arbitrate(db: Database, of: Case, terms?: RemedyTerms) {
  const { complaintId } = of
  await mediate(db, of)
  await openArbitration(
    db,
    { complaintId, requestKey: newKey(), isRequested: true, zone },
    of.mediator,
    hoursAfter(48),
  )
  for (const side of ['complainant', 'respondent'] as const) {
    const doer = side === 'respondent' ? of.shop : of.buyer
    await restCase(db, { complaintId, requestKey: newKey(), side }, doer, hoursAfter(50))
  }
  const reasons = 'The photographs show nothing that would say how it was damaged.'
  const decision = {
    decidedFor: 'buyer',
    ground: 'evidence',
    reasons,
    terms,
    dueDays: 7,
    zone,
  } as const
  return decideArbitration(db, { complaintId, requestKey: newKey(), ...decision }, of.senior, hoursAfter(51))
}
