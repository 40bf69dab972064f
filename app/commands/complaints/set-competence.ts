import { record } from '#commands/record'
import type { Database } from '#db/client'
import { type Competence, findCompetence, setCompetence } from '#db/complaints/competence'
import type { Actor } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'

/** Says which complaints one of our people is served first: of these skills, in these languages; none named is all. */
export function setComplaintCompetence(
  db: Database,
  { accountId, ...competence }: Competence & { accountId: string },
  actor: Actor,
  now: Date,
): Promise<Result<undefined, { reason: 'not_found' }>> {
  return db.transaction().execute(async (tx) => {
    const before = await findCompetence(tx, accountId)
    if (!before) return refuse({ reason: 'not_found' })
    await setCompetence(tx, accountId, competence)
    const subject = { kind: 'account', id: accountId } as const
    await record(tx, [{ type: 'account_changed', subject, data: { before, after: competence } }], {
      actor,
      at: now,
    })
    return ok(undefined)
  })
}
