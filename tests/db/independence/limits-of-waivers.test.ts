import { expect, test } from 'vitest'
import { endWaiver } from '#commands/independence/keep-waivers'
import { lockWaiver, setWaiverEnded } from '#db/independence/waivers'
import { insertDeclaredTie } from '#db/ties'
import { later, now } from '#tests/setup/disputes'
import { addPerson } from '#tests/setup/people'
import { setUpTeamOfOne, tookPart } from '#tests/setup/team-of-one'
import { untilSomeoneWaitsForALock } from '#tests/setup/test-database'

test('as soon as there is a second person nothing is waived, also past every form', async () => {
  await using market = await setUpTeamOfOne()
  const waiverId = await market.waive()
  const nadia = await addPerson(market.db, 'Nadia', 'quality_manager')
  expect(await market.decide()).toMatchObject(tookPart)
  await expect(market.force(waiverId)).rejects.toThrow('no such waiver')
  // One who is tied to a side judges nothing of it, and one who judges other things is no second person.
  const tie = { accountId: nadia.id, partyId: 'seller' }
  await market.db.transaction().execute((tx) => insertDeclaredTie(tx, tie, now))
  await addPerson(market.db, 'Iryna', 'appeals')
  await market.force(waiverId)
})

test('the database takes it without a waiver from nobody, nor under one that is over or not yet there', async () => {
  await using market = await setUpTeamOfOne()
  const { db, ada } = market
  await expect(market.force(null)).rejects.toThrow('nobody judges a dispute of what they decided')
  const waiverId = await market.waive(1)
  await expect(market.force(waiverId, later(2))).rejects.toThrow('no such waiver')
  await expect(market.force(waiverId, later(-1))).rejects.toThrow('no such waiver')
  expect(await market.decide()).toMatchObject(tookPart)
  const second = await market.waive()
  expect(await endWaiver(db, second, ada, later(1))).toMatchObject({ ok: true })
  await expect(market.force(second)).rejects.toThrow('no such waiver')
  expect(await market.decide()).toMatchObject(tookPart)
  expect(await endWaiver(db, second, ada, later(1))).toMatchObject({ refusal: { reason: 'over_already' } })
})

test('whoever decides in the moment in which a waiver is ended is refused as without one', async () => {
  await using market = await setUpTeamOfOne()
  const { db, ada } = market
  const waiverId = await market.waive()
  const ending = await db.startTransaction().execute()
  await lockWaiver(ending, waiverId)
  await setWaiverEnded(ending, waiverId, ada.id, later(2))
  const deciding = market.decide()
  await untilSomeoneWaitsForALock(market)
  await ending.commit().execute()
  expect(await deciding).toMatchObject(tookPart)
})

test('whoever decides in the moment in which a second person comes is refused as without one', async () => {
  await using market = await setUpTeamOfOne()
  const { db } = market
  const waiverId = await market.waive()
  const coming = await db.startTransaction().execute()
  await lockWaiver(coming, waiverId)
  const deciding = market.decide()
  await untilSomeoneWaitsForALock(market)
  await addPerson(db, 'Nadia', 'quality_manager')
  await coming.commit().execute()
  expect(await deciding).toEqual({ ok: false, ...tookPart })
  expect(await market.decide()).toMatchObject(tookPart)
})

test('a tie is never waived, nor does anybody judge under what they recorded', async () => {
  await using market = await setUpTeamOfOne()
  const { db, mira } = market
  const own = await market.waive(30, { ...mira, role: 'admin' })
  expect(await market.decide()).toMatchObject(tookPart)
  await expect(market.force(own)).rejects.toThrow('no such waiver')
  const waiverId = await market.waive()
  const tie = { accountId: mira.id, partyId: 'seller' }
  await db.transaction().execute((tx) => insertDeclaredTie(tx, tie, now))
  expect(await market.decide()).toMatchObject({ refusal: { reason: 'tied' } })
  await expect(market.force(waiverId)).rejects.toThrow('tied to')
})
