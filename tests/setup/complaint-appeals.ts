import { decideAppeal } from '#commands/appeals/decide-appeal'
import { noteView } from '#commands/appeals/note-view'
import { submitAppeal } from '#commands/appeals/submit-appeal'
import { takeAppeal } from '#commands/appeals/take-appeal'
import type { Database } from '#db/client'
import type { AppealOutcome } from '#domain/appeals/state'
import type { Person } from '#domain/permission'
import { hoursAfter } from '#tests/setup/complaints'
import { newKey, zone } from '#tests/setup/mediation'

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
