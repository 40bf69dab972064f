import { type DecideDispute, decideDispute } from '#commands/disputes/decide-dispute'
import { fileDispute } from '#commands/disputes/file-dispute'
import type { Person } from '#domain/permission'
import { key, later, now, openDispute, setUpDispute } from '#tests/setup/disputes'
import { addPerson } from '#tests/setup/people'
import { createTestDatabase } from '#tests/setup/test-database'
import { addWaiver, setDisabled } from '#tests/setup/waivers'
import { zone } from '#tests/setup/zone'

export const tookPart = { refusal: { reason: 'took_part' } }

/** A review that Mira published and its shop disputes, an administrator, and nobody else who judges disputes. */
export async function setUpTeamOfOne() {
  const test = await createTestDatabase()
  const { db, ownerDb } = test
  const market = await setUpDispute(db)
  const ada = await addPerson(db, 'Ada', 'admin')
  const hasLeft = (person: { id: string }, at: Date | null = now) => setDisabled(db, person, at)
  await hasLeft(market.omar)
  await hasLeft(market.shop)
  const { claim, shop, mira } = market
  await fileDispute(db, { ...claim, requestKey: key() }, shop, later(1))
  const { id: disputeId } = await openDispute(db)
  const kept = { disputeId, outcome: 'kept', note: 'It is about this shop.', seenVersion: 1, zone } as const
  const decide = (change: Partial<DecideDispute> = {}, person: Person = mira) =>
    decideDispute(db, { ...kept, requestKey: key(), ...change }, person, later(2))
  const waive = (days = 30, by = ada) => addWaiver(db, { kind: 'dispute', days, by }, now)
  /** What is written past every rule of ours, as the owner of the tables. */
  const force = async (waiverId: string | null, at = later(2)) => {
    const statement = {
      ...{ kind: 'dispute_answered', subjectKind: 'dispute', subjectId: disputeId, title: 'x', body: 'x' },
      ...{ addresseeSellerId: 'seller', language: 'en', fields: null, createdAt: now },
    }
    const told = ownerDb.insertInto('statement').values(statement as never)
    const { id: statementId } = await told.returning('id').executeTakeFirstOrThrow()
    const answered = { state: 'kept', decidedBy: mira.id, decidedAt: at, note: 'x', statementId } as const
    return ownerDb
      .updateTable('reviewDispute')
      .set({ ...answered, waiverId })
      .execute()
  }
  return { ...test, ...market, ada, disputeId, hasLeft, decide, waive, force }
}
