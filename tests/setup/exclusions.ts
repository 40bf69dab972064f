import { createAccount } from '#commands/create-account'
import { approveExclusion } from '#commands/exclusion/approve-exclusion'
import type { CaseAnswer } from '#commands/exclusion/change-case'
import { proposeExclusion } from '#commands/exclusion/propose-exclusion'
import type { Database } from '#db/client'
import { findExclusion } from '#db/exclusions/cases'
import type { Person, Role } from '#domain/permission'
import type { Result } from '#domain/result'

export const zone = 'Europe/Kyiv'
const operator = { kind: 'operator', id: 'test' } as const

/** Somebody who works with exclusions. */
export async function addPerson(db: Database, role: Role = 'quality_manager'): Promise<Person> {
  const email = `${crypto.randomUUID()}@test`
  const account = {
    email,
    name: email,
    role,
    passwordHash: null,
    sellerId: null,
    language: 'en' as const,
  }
  const made = await createAccount(db, account, operator, new Date())
  if (!made.ok) throw new Error(made.refusal.reason)
  return { kind: 'person', id: made.value.id, name: email, role, sellerId: null, language: 'en' }
}

/** What a command answered that must not be refused here. */
export function accepted<Value, Refusal>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

export const newKey = () => crypto.randomUUID()

/** An exclusion proposed by the first person, waiting for the second. */
export async function addProposal(
  db: Database,
  person: Person,
  { now, sellerId = 'seller' }: { now: Date; sellerId?: string },
): Promise<CaseAnswer> {
  const proposal = {
    sellerId,
    scope: 'all' as const,
    reasonCodes: ['fictitious_reviews'],
    note: 'Too many buyers wait in vain.',
    zone,
    requestKey: newKey(),
  }
  return accepted(await proposeExclusion(db, proposal, person, now))
}

/** An exclusion in force since `now`, with the people who made it. */
export async function addExclusion(
  db: Database,
  { now = new Date(), sellerId = 'seller' }: { now?: Date; sellerId?: string } = {},
) {
  const [proposer, approver] = [await addPerson(db), await addPerson(db)]
  const { id } = await addProposal(db, proposer, { now, sellerId })
  accepted(await approveExclusion(db, { exclusionId: id, requestKey: newKey() }, approver, now))
  const exclusion = await findExclusion(db, id)
  if (!exclusion?.recheckNotBefore) throw new Error('the exclusion did not take effect')
  return { id, proposer, approver, recheckNotBefore: exclusion.recheckNotBefore }
}
