import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerLetter } from '#commands/letters/answer-letter'
import { returnLetter } from '#commands/letters/return-letter'
import { imposeMeasure } from '#commands/measures/impose-measure'
import { liftMeasure } from '#commands/measures/lift-measure'
import type { Person } from '#domain/permission'
import { demoSellers } from '#fixtures/sellers'
import { judge, newKey, receiptOf, rowOf, write } from '#tests/setup/letter-steps'
import { addExclusion, addPerson, letterOf, zone } from '#tests/setup/letters'
import { addSeller } from '#tests/setup/reviews'
import { type RunningApp, startApp } from '#tests/setup/running-app'

const sellerId = demoSellers.worst
const now = new Date()
const since = new Date(now.getTime() - 5 * 86_400_000)
let app: RunningApp
let cookie: string
let manager: Person
let exclusionId: string
beforeAll(async () => {
  app = await startApp()
  cookie = `assay=${await app.signIn('seller@demo')}`
  await addSeller(app.ownerDb, sellerId)
  manager = await addPerson(app.ownerDb, 'Wilhelmina Quill', 'quality_manager')
}, 240_000)
afterAll(() => app?.[Symbol.asyncDispose]())

test('a shop is told what was done about it, and neither by whom nor what staff wrote for each other', async () => {
  const measure = {
    ...{ sellerId, step: 'rank_limit' as const, ground: 'pressure_on_buyers' as const, factor: 0.5 },
    ...{ explanation: 'Buyers were rung at night.', skipReason: 'Coaching did nothing last year.' },
    ...{ days: 30, seenVersion: 0, requestKey: newKey(), zone },
  }
  expect((await imposeMeasure(app.db, measure, manager, now)).ok).toBe(true)
  const { id, version } = await app.ownerDb
    .selectFrom('measure')
    .select(['id', 'version'])
    .executeTakeFirstOrThrow()
  const unwanted = [measure.skipReason, 'Another shop rang them.']
  await expectOnly('/portal/measures', measure.explanation, unwanted)

  const lift = { measureId: id, seenVersion: version, ground: 'mistake' as const, note: unwanted[1] }
  expect((await liftMeasure(app.db, { ...lift, requestKey: newKey() }, manager, now)).ok).toBe(true)
  await expectOnly('/portal/measures', measure.explanation, unwanted)
})

test('a shop reads how its letter was returned and answered, and not by whom', async () => {
  exclusionId = await addExclusion(app, sellerId, { noticedAt: since, effectiveAt: since })
  const person = await app.ownerDb
    .selectFrom('account')
    .select(['id', 'name'])
    .where('email', '=', 'seller@demo')
    .executeTakeFirstOrThrow()
  const seller = { kind: 'person', ...person, role: 'seller', sellerId, language: 'en' } as const
  const parties = { exclusionId, seller }
  const { letterId } = await receiptOf(app.db, parties, letterOf(['rude'], { owner: '' }), now)
  const back = { letterId, note: 'Who does it?', write, requestKey: newKey() }
  const seenVersion = (await rowOf(app.db, letterId)).version
  expect((await returnLetter(app.db, { ...back, seenVersion }, manager, now)).ok).toBe(true)
  await expectOnly('/portal/letter', back.note)

  await receiptOf(app.db, parties, letterOf(['rude']), now)
  expect((await judge(app.db, letterId, manager, ['constructive'])).ok).toBe(true)
  const { version } = await rowOf(app.db, letterId)
  const answer = { letterId, seenVersion: version, language: 'en' as const, text: 'Good.', write }
  expect((await answerLetter(app.db, { ...answer, requestKey: newKey() }, manager, now)).ok).toBe(true)
  await expectOnly('/portal/letter', answer.text)
  await expectOnly('/portal/letter/versions', answer.text)
})

/** Both the page and the data that scripts ask for say what is wanted, and neither staff nor what is unwanted. */
async function expectOnly(path: string, wanted: string, unwanted: string[] = []): Promise<void> {
  const staff = await app.ownerDb
    .selectFrom('account')
    .select(['id', 'name'])
    .where('role', '!=', 'seller')
    .execute()
  for (const address of [path, `${path}.data`]) {
    const response = await fetch(app.url + address, { headers: { cookie } })
    const sent = await response.text()
    expect(response.status, address).toBe(200)
    expect(sent, address).toContain(wanted)
    for (const { id } of staff) expect(sent, address).not.toContain(id)
    for (const text of [manager.name, ...unwanted]) expect(sent, address).not.toContain(text)
  }
}
