import { expect } from 'vitest'
import { noteView } from '#commands/appeals/note-view'
import { takeAppeal } from '#commands/appeals/take-appeal'
import type { Database } from '#db/client'
import type { Person } from '#domain/permission'
import { bothAnswered, fileAppeal, noneRight, restrictReview } from '#tests/setup/appeals'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'

/** When the review was decided about that is appealed from. */
export const now = new Date('2026-11-26T12:00:00Z')
export const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
export const author = { kind: 'link', personId: 'author-1' } as const
export const log = { info() {}, error() {}, warn() {} } as never

let keys = 0
export const at = (appealId: string, seenVersion: number) => ({
  ...{ appealId, seenVersion, requestKey: `k${keys++}` },
})

/** A decision of Mira's, appealed from a day later, and Iryna who hears appeals. */
export async function appealed(db: Database, action: 'reject' | 'redact' | 'return' | 'hide' = 'reject') {
  await addSeller(db)
  const mira = await addPerson(db, 'Mira', 'moderator')
  const iryna = await addPerson(db, 'Iryna', 'appeals')
  const restricted = await restrictReview(db, { moderator: mira }, now, action)
  return { mira, iryna, ...restricted, appealId: await fileAppeal(db, restricted.statementId, later(1)) }
}

/** Has a fresh appeal taken and looked at, which makes its version 3. */
export async function lookAt(db: Database, appealId: string, iryna: Person) {
  expect(await takeAppeal(db, at(appealId, 1), iryna, later(2))).toMatchObject({ ok: true })
  const viewed = await noteView(db, { ...at(appealId, 2), view: 'It reads like an order.' }, iryna, later(2))
  expect(viewed).toMatchObject({ value: { state: 'under_review', version: 3 } })
}

export const decide = (outcome: 'upheld' | 'overturned' | 'modified') => ({
  ...{ outcome, answers: outcome === 'upheld' ? noneRight : bothAnswered },
  note: 'The order was under another number.',
})

export async function stateOf(db: Database) {
  const { state } = await db.selectFrom('appeal').select('state').executeTakeFirstOrThrow()
  return state
}
