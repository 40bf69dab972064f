import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { readAppealCase } from '#app/pages/appeal-case.server.ts'
import { answerAppellantForm } from '#app/pages/appellant.server.ts'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import { noteView } from '#commands/appeals/note-view'
import { submitAppeal } from '#commands/appeals/submit-appeal'
import { takeAppeal } from '#commands/appeals/take-appeal'
import { withdrawAppeal } from '#commands/appeals/withdraw-appeal'
import { addAppealFiles } from '#commands/vault/add-appeal-files'
import { listAppealFiles } from '#db/vault/appeal-evidence'
import { noFacts } from '#domain/vault/picture'
import { noneRight, restrictReview } from '#tests/setup/appeals'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const now = new Date('2026-11-26T12:00:00Z')
const author = { kind: 'link', personId: 'author-1' } as const

const digestOf = (name: string) => createHash('sha256').update(name).digest('hex')
const photo = (name: string, size = 1000) => ({
  ...{ name: `${name}.jpg`, type: 'jpeg' as const, size, facts: noFacts },
  ...{ digest: digestOf(`drawn ${name}`), sentDigest: digestOf(name) },
})

/** A review that was turned down, and an appeal against that by its author with files. */
async function appealWith(names: string[]) {
  const test = await createTestDatabase()
  const { db } = test
  await addSeller(db)
  const mira = await addPerson(db, 'Mira', 'moderator')
  const ada = await addPerson(db, 'Ada', 'appeals')
  const { statementId } = await restrictReview(db, { moderator: mira }, now)
  const grounds = noneRight.map(({ ground }) => ({ ground, text: 'The photo shows the box.' }))
  const files = names.map((name) => photo(name))
  const request = { statementId, grounds, files, zone, requestKey: 'appeal' }
  const submit = () => submitAppeal(db, request, author, now)
  const submitted = await submit()
  const appealId = submitted.ok ? submitted.value.id : ''
  const add = (added: string[], appellant: Parameters<typeof addAppealFiles>[2] = author) =>
    addAppealFiles(db, { appealId, files: added.map((name) => photo(name)) }, appellant, now)
  return { ...test, mira, ada, appealId, submitted, submit, add, statementId }
}

test('files are sealed with the appeal they came with, once, and nobody changes or removes them', async () => {
  await using of = await appealWith(['box', 'label'])
  await of.submit()
  const kept = await listAppealFiles(of.db, [of.appealId])
  expect(kept).toMatchObject([
    { name: 'box.jpg', digest: digestOf('drawn box'), sealedAt: now },
    { name: 'label.jpg' },
  ])
  const events = await of.db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'appeal_files_sealed')
    .execute()
  expect(events).toMatchObject([
    { data: { files: [{ sentDigest: digestOf('box') }, { sentDigest: digestOf('label') }] } },
  ])
  for (const db of [of.db, of.ownerDb])
    for (const attempt of [
      sql`update appeal_evidence set sealed_at = now()`,
      sql`delete from appeal_evidence`,
    ])
      await expect(attempt.execute(db)).rejects.toThrow(/denied|append|refuse|change/i)
})

test('files come later only from whoever appeals, and whoever judges without having seen them is turned away', async () => {
  await using of = await appealWith([])
  const { db, ada, appealId } = of
  const at = (seenVersion: number) => ({ appealId, seenVersion, requestKey: `step ${seenVersion}` })
  await takeAppeal(db, at(1), ada, now)
  await noteView(db, { ...at(2), view: 'It may be about an order.' }, ada, now)
  expect(await of.add(['box'], { kind: 'link', personId: 'somebody' })).toMatchObject({
    refusal: { reason: 'not_found' },
  })
  const shop = { kind: 'seller', sellerId: 's-1', accountId: of.mira.id } as const
  expect(await of.add(['box'], shop)).toMatchObject({ refusal: { reason: 'not_found' } })
  expect(await of.add(['box'])).toEqual({ ok: true, value: undefined })
  expect(await of.add(['box'])).toEqual({ ok: true, value: undefined })
  const decision = { outcome: 'upheld', answers: noneRight, note: 'Read again.', zone } as const
  expect(await decideAppeal(db, { ...at(3), ...decision }, ada, now)).toMatchObject({
    refusal: { reason: 'appeal_changed' },
  })
  expect(await decideAppeal(db, { ...at(4), ...decision }, ada, now)).toMatchObject({
    value: { state: 'upheld' },
  })
  expect(await of.add(['late'])).toMatchObject({ refusal: { reason: 'appeal_over' } })
  const late = sql`insert into appeal_evidence (appeal_id, digest, sent_digest, name, type, size, sealed_at)
    select appeal_id, digest, digest, name, type, size, sealed_at from appeal_evidence`
  await expect(late.execute(of.ownerDb)).rejects.toThrow(/over/)
})

test('ten files are the most, with the appeal and after it', async () => {
  const names = Array.from({ length: 10 }, (_, nth) => `file ${nth}`)
  await using eleven = await appealWith([...names, 'one more'])
  expect(eleven.submitted).toMatchObject({ refusal: { reason: 'too_many_files' } })
  expect(await eleven.db.selectFrom('appeal').select('id').execute()).toEqual([])
  await using ten = await appealWith(names)
  expect(await ten.add(['one more'])).toMatchObject({ refusal: { reason: 'too_many_files' } })
})

test('whoever may judge an appeal sees its files, and whoever took part in the decision or is tied does not', async () => {
  await using of = await appealWith(['box'])
  const { db, appealId } = of
  expect((await readAppealCase(db, appealId, of.ada, now))?.files).toMatchObject([{ name: 'box.jpg' }])
  expect((await readAppealCase(db, appealId, of.mira, now))?.files).toEqual([])
  const tie = { appealId, accountId: of.ada.id, why: 'A neighbour.', declaredAt: now }
  await of.ownerDb.insertInto('appealConflict').values(tie).execute()
  const withdrawn = { appealId, seenVersion: 1, requestKey: 'withdrawn' }
  await withdrawAppeal(db, withdrawn, author, now)
  expect((await readAppealCase(db, appealId, of.ada, now))?.files).toEqual([])
})

test('no bytes are kept of a form that cannot be carried out', async () => {
  await using of = await appealWith(['box'])
  const kept: string[] = []
  const store = {
    put: async (bytes: Uint8Array) => {
      const digest = createHash('sha256').update(bytes).digest('hex')
      kept.push(digest)
      return digest
    },
    get: async () => undefined,
  }
  const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#567' } })
    .png()
    .toBuffer()
  const send = (fields: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.append('files', new File([new Uint8Array(png)], 'door.png', { type: 'image/png' }))
    const asked = { statementId: of.statementId, appellant: author, zone, now, url: 'http://x/appeal' }
    return answerAppellantForm({ db: of.db, files: store }, form, asked)
  }
  const again = { intent: 'submit', requestKey: 'another', ground_facts: 'Look once more.', hinted: 'on' }
  await send(again)
  await send({ intent: 'submit', requestKey: 'third' })
  const nobodys = { intent: 'add_files', requestKey: 'added', appealId: crypto.randomUUID() }
  await expect(send(nobodys)).rejects.toMatchObject({ status: 404 })
  expect(kept).toEqual([])

  const own = { ...nobodys, appealId: of.appealId }
  await send(own)
  expect(kept).toHaveLength(1)
  await of.ownerDb.updateTable('appeal').set({ state: 'withdrawn' }).where('id', '=', of.appealId).execute()
  await send(own)
  expect(kept).toHaveLength(1)
})
