import type { Database } from '#db/client'
import type { Person, Role } from '#domain/permission'

/** Somebody with an account, who works for the marketplace. */
export async function addPerson(
  db: Database,
  name: string,
  role: Exclude<Role, 'seller'> = 'quality_manager',
): Promise<Person> {
  const createdAt = new Date('2026-01-01T00:00:00Z')
  const account = {
    email: `${name}@test`,
    name,
    role,
    createdAt,
    passwordHash: null,
    sellerId: null,
    disabledAt: null,
  }
  const { id } = await db.insertInto('account').values(account).returning('id').executeTakeFirstOrThrow()
  return { kind: 'person', id, name, role, sellerId: null, language: 'en' }
}
