import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openRecheck } from '#commands/exclusion/open-recheck'
import type { Database } from '#db/client'
import { setClockRights } from '#db/clock-rights'
import { findExclusion } from '#db/exclusions/cases'
import { exclusionMoves, exclusionStates, moveExclusion } from '#domain/exclusion/state'
import { moveDatabaseClock } from '#tests/setup/clock'
import { accepted, addExclusion, addPerson, addProposal, newKey } from '#tests/setup/exclusions'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

/** What direct SQL tries with one case, as web and workers and as the database's owner. */
async function open() {
  const test = await createTestDatabase()
  await addSeller(test.db)
  const roles: [string, Database][] = [
    ['assay_app', test.db],
    ['owner', test.ownerDb],
  ]
  const refusals = async (statement: ReturnType<typeof sql>) =>
    Object.fromEntries(
      await Promise.all(
        roles.map(async ([name, db]) => [
          name,
          await statement.execute(db).then(
            () => 'done',
            (error: Error) => error.message,
          ),
        ]),
      ),
    )
  return { ...test, refusals }
}

const both = (pattern: RegExp) => ({
  assay_app: expect.stringMatching(pattern),
  owner: expect.stringMatching(pattern),
})

test('the database knows exactly the ways the domain knows', async () => {
  await using test = await createTestDatabase()
  const rows = await test.db.selectFrom('exclusionMove').selectAll().execute()
  const ways = exclusionStates
    .filter((state) => state !== 'observed')
    .flatMap((from) =>
      exclusionMoves.flatMap((move) => {
        const moved = moveExclusion(from, move)
        return moved.ok && moved.value !== from ? [`${from} ${moved.value}`] : []
      }),
    )
  expect(rows.map(({ fromState, toState }) => `${fromState} ${toState}`).sort()).toEqual(
    [...new Set(ways)].sort(),
  )
})

test('no role reaches a re-check before the fourteenth day by writing to the tables', async () => {
  await using test = await open()
  const { id, proposer, recheckNotBefore } = await addExclusion(test.db)
  await moveDatabaseClock(test.ownerDb, new Date(recheckNotBefore.getTime() - 5_000))
  const early = both(/no re-check before|a case does not go|fixed|counted_from_its_first_day/)
  const attempts = [
    sql`update exclusion set state = 'recheck_due' where id = ${id}`,
    sql`update exclusion set state = 'recheck_running' where id = ${id}`,
    sql`update exclusion set state = 'reinstated_probation' where id = ${id}`,
    sql`update exclusion set recheck_not_before = now() where id = ${id}`,
    sql`update exclusion set day_zero = day_zero - 1, effective_at = effective_at - interval '1 day',
      recheck_not_before = recheck_not_before - interval '1 day' where id = ${id}`,
    sql`update exclusion set zone = 'Pacific/Kiritimati' where id = ${id}`,
    sql`update exclusion set state = 'cancelled' where id = ${id}`,
    sql`insert into exclusion_recheck (exclusion_id, cycle, opened_by, opened_at, evidence, outcome, failed,
        conditions, is_unmeasured)
      values (${id}, 1, ${proposer.id}, now(), '{}', 'reinstate', '{}', '[]', false)`,
  ]
  for (const attempt of attempts) expect(await test.refusals(attempt)).toEqual(early)

  await moveDatabaseClock(test.ownerDb, recheckNotBefore)
  const opened = await openRecheck(
    test.db,
    { exclusionId: id, requestKey: newKey() },
    proposer,
    recheckNotBefore,
  )
  expect(accepted(opened).state).toBe('recheck_running')
  expect(
    await test.refusals(sql`update exclusion set state = 'reinstated_probation' where id = ${id}`),
  ).toEqual(both(/ends by a decision/))
})

test('in production web and workers cannot move the time the fourteenth day is guarded by', async () => {
  await using test = await open()
  const { id, recheckNotBefore } = await addExclusion(test.db)
  const moves = [
    sql`insert into clock_shift (ahead_ms) values (0) on conflict do nothing`,
    sql`update clock_shift set ahead_ms = ahead_ms + 1`,
    sql`delete from clock_shift`,
  ]
  await setClockRights(test.url, { isMovable: true })
  for (const move of moves) expect((await test.refusals(move)).assay_app).toBe('done')
  await moves[0]?.execute(test.ownerDb)
  await moveDatabaseClock(test.ownerDb, recheckNotBefore)

  await setClockRights(test.url, { isMovable: false })
  for (const move of moves) expect((await test.refusals(move)).assay_app).toMatch(/permission denied/)
  expect(await test.refusals(sql`update exclusion set state = 'recheck_due' where id = ${id}`)).toEqual(
    both(/no re-check before/),
  )
})

test('an exclusion that took effect is not cancelled by way of a stop', async () => {
  await using test = await open()
  const { id } = await addExclusion(test.db)
  const { id: other } = await addPerson(test.db)
  await sql`update exclusion set state = 'immediate_stop' where id = ${id}`.execute(test.ownerDb)
  await sql`update exclusion set state = 'noticed', stop_confirmed_by = ${other} where id = ${id}`.execute(
    test.ownerDb,
  )
  expect(await test.refusals(sql`update exclusion set state = 'cancelled' where id = ${id}`)).toEqual(
    both(/cancelled_before_it_took_effect/),
  )
})

test('a case is not dated back where the clock cannot be moved', async () => {
  await using test = await open()
  await sql`delete from clock_shift`.execute(test.ownerDb)
  const dated = sql`insert into exclusion (seller_id, state, reason_codes, zone, opened_at)
    values ('seller', 'at_risk', '{}', 'Europe/Kyiv', now() - interval '15 days')`
  expect(await test.refusals(dated)).toEqual(both(/not opened in the past/))

  const mira = await addPerson(test.db)
  const { id } = await addProposal(test.db, mira, { now: new Date() })
  const omar = await addPerson(test.db)
  const past = sql`update exclusion set state = 'noticed', approved_by = ${omar.id} where id = ${id}`
  await past.execute(test.ownerDb)
  const effective = sql`update exclusion set state = 'excluded', day_zero = current_date - 20,
    effective_at = now() - interval '20 days', recheck_not_before = now() - interval '5 days' where id = ${id}`
  expect(await test.refusals(effective)).toEqual(both(/counted from its taking effect|counted_from/))
})

test('nobody approves, annuls or confirms alone, not even in SQL', async () => {
  await using test = await open()
  const mira = await addPerson(test.db)
  const { id } = await addProposal(test.db, mira, { now: new Date() })
  const set = (what: ReturnType<typeof sql>) => sql`update exclusion set ${what} where id = ${id}`
  expect(await test.refusals(set(sql`approved_by = ${mira.id}`))).toEqual(both(/approved_by_another_person/))
  expect(await test.refusals(set(sql`annulment_asked_by = ${mira.id}, annulled_by = ${mira.id}`))).toEqual(
    both(/annulled_by_another_person/),
  )
  expect(await test.refusals(set(sql`stopped_by = ${mira.id}, stop_confirmed_by = ${mira.id}`))).toEqual(
    both(/stop_confirmed_by_another_person/),
  )
  expect(await test.refusals(set(sql`state = 'noticed'`))).toEqual(both(/noticed_once_approved/))
})

test('a seller has one open case, and a termination thirty days, whoever writes', async () => {
  await using test = await open()
  const { id } = await addExclusion(test.db)
  expect(
    await test.refusals(sql`insert into exclusion (seller_id, state, reason_codes, zone, opened_at)
      values ('seller', 'at_risk', '{}', 'Europe/Kyiv', now())`),
  ).toEqual(both(/one_open_exclusion_per_seller/))
  expect(
    await test.refusals(sql`update exclusion set state = 'termination_notice',
      termination_noticed_at = now(), terminates_at = now() + interval '29 days 23 hours' where id = ${id}`),
  ).toEqual(both(/terminated_after_thirty_days/))
  const noticed = sql`update exclusion set state = 'termination_notice',
    termination_noticed_at = now(), terminates_at = now() + interval '30 days' where id = ${id}`
  await noticed.execute(test.ownerDb)
  expect(await test.refusals(sql`update exclusion set state = 'terminated' where id = ${id}`)).toEqual(
    both(/not terminated before/),
  )
})

test('what was found, decided and said is never changed or taken away', async () => {
  await using test = await open()
  const { id, proposer, recheckNotBefore } = await addExclusion(test.db)
  await moveDatabaseClock(test.ownerDb, recheckNotBefore)
  await openRecheck(test.db, { exclusionId: id, requestKey: newKey() }, proposer, recheckNotBefore)
  const kept = both(/append-only|permission denied/)
  for (const statement of [
    sql`update exclusion_recheck set outcome = 'reinstate'`,
    sql`delete from exclusion_recheck`,
    sql`update statement set body = ''`,
    sql`delete from statement`,
    sql`delete from exclusion`,
    sql`truncate exclusion cascade`,
    sql`insert into exclusion_move values ('excluded', 'reinstated_probation')`,
  ])
    expect(await test.refusals(statement)).toEqual(kept)
  expect((await findExclusion(test.db, id))?.state).toBe('recheck_running')
})
