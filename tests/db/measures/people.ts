import { createAccount } from '#commands/create-account'
import type { Database } from '#db/client'
import type { Person, Role } from '#domain/permission'

/** Somebody with this role, with an account. */
export async function addPerson(db: Database, role: Role, sellerId: string | null = null): Promise<Person> {
  const account = {
    email: `${crypto.randomUUID()}@test`,
    name: `a ${role}`,
    role,
    passwordHash: null,
    sellerId,
  }
  const made = await createAccount(
    db,
    { ...account, language: 'en' },
    { kind: 'operator', id: 'test' },
    new Date(),
  )
  if (!made.ok) throw new Error(made.refusal.reason)
  return { kind: 'person', id: made.value.id, name: account.name, role, sellerId, language: 'en' }
}
