import { expect, test } from 'vitest'
import { claimFault } from '#commands/disputes/claim-fault'
import { judgeFaultClaim } from '#commands/disputes/judge-fault-claim'
import { listWaivers } from '#db/independence/waivers'
import { insertDeclaredTie } from '#db/ties'
import { key, later, now } from '#tests/setup/disputes'
import { setUpTeamOfOne } from '#tests/setup/team-of-one'
import { zone } from '#tests/setup/zone'

/** Has the shop say that the carrier was at fault, which Mira judges. */
async function judgeNext({ db, mira, shop, reviewId }: Awaited<ReturnType<typeof setUpTeamOfOne>>) {
  const claim = { reviewId, fault: 'carrier', text: 'The depot lost it.', zone } as const
  await claimFault(db, { ...claim, requestKey: key() }, shop, later(1))
  const { id: claimId } = await db
    .selectFrom('faultClaim')
    .select('id')
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  const answer = { claimId, found: 'seller', note: 'It came late.', seenVersion: 1, zone } as const
  return judgeFaultClaim(db, { ...answer, requestKey: key() }, mira, later(2))
}

test('a claim of fault is judged alone too, also the second time, and the shop is told', async () => {
  await using market = await setUpTeamOfOne()
  const { db } = market
  const waiverId = await market.waive()
  expect(await judgeNext(market)).toMatchObject({ ok: true })
  expect(await judgeNext(market)).toMatchObject({ ok: true })
  const claims = await db.selectFrom('faultClaim').select(['state', 'waiverId']).execute()
  expect(claims).toEqual([
    { state: 'decided', waiverId },
    { state: 'decided', waiverId },
  ])
  const told = await db.selectFrom('event').select('data').where('type', '=', 'fault_claim_decided').execute()
  for (const { data } of told) expect(data).toMatchObject({ waiverId })
  const bodies = await db.selectFrom('statement').select('body').execute()
  for (const { body } of bodies) expect(body).toContain('Only one person judges such things here')
  expect(await listWaivers(db)).toMatchObject([{ uses: 2 }])
})

test('a tie bars from claims too, also whoever judged one before', async () => {
  await using market = await setUpTeamOfOne()
  const { db, mira } = market
  await market.waive()
  expect(await judgeNext(market)).toMatchObject({ ok: true })
  const tie = { accountId: mira.id, partyId: 'seller' }
  await db.transaction().execute((tx) => insertDeclaredTie(tx, tie, now))
  expect(await judgeNext(market)).toMatchObject({ refusal: { reason: 'tied' } })
})
