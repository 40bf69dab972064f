import { expect, test } from 'vitest'
import { answerAppellantForm } from '#app/pages/appellant.server.ts'
import { mostGroundLength } from '#domain/appeals/ground'
import { restrictReview } from '#tests/setup/appeals'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-26T12:00:00Z')
const appellant = { kind: 'link', personId: 'author-1' } as const

function appealFor(text: string): FormData {
  const form = new FormData()
  const sent = { intent: 'submit', form: 'submit', requestKey: 'k-1', ground_facts: text, hinted: 'on' }
  for (const [name, value] of Object.entries(sent)) form.set(name, value)
  return form
}

test('an appeal that is too long comes back with all its words; nothing is cut from one that fits', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const mira = await addPerson(test.db, 'Mira', 'moderator')
  const { statementId } = await restrictReview(test.db, { moderator: mira }, now)
  const noStore = { put: () => Promise.reject(new Error('no file came')), get: async () => undefined }
  const context = { db: test.db, files: noStore }
  const asked = {
    statementId,
    appellant,
    zone: 'Europe/Kyiv',
    now,
    url: 'https://desk.example/appeal?link=l',
  }
  // The smile is one character, but two units long: no database takes half of it.
  const tooLong = `${'a'.repeat(mostGroundLength)}\u{1F600}`
  expect(await answerAppellantForm(context, appealFor(tooLong), asked)).toMatchObject({
    init: { status: 422 },
    data: { state: { errors: { ground_facts: 'form.too_long' }, values: { ground_facts: tooLong } } },
  })

  const fits = tooLong.slice(1)
  expect(await answerAppellantForm(context, appealFor(fits), asked)).toMatchObject({ status: 302 })
  const { grounds } = await test.db.selectFrom('appeal').select('grounds').executeTakeFirstOrThrow()
  expect(grounds).toEqual([{ ground: 'facts', text: fits }])
})

test('what an appeal may lack is said once before it is sent, and is then no hindrance', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const mira = await addPerson(test.db, 'Mira', 'moderator')
  const { statementId } = await restrictReview(test.db, { moderator: mira }, now)
  const noStore = { put: () => Promise.reject(new Error('no file came')), get: async () => undefined }
  const url = 'https://desk.example/appeal?link=l'
  const asked = { statementId, appellant, zone: 'Europe/Kyiv', now, url }
  const send = (form: FormData) => answerAppellantForm({ db: test.db, files: noStore }, form, asked)
  const form = appealFor('The photo shows the box, ring me on +380 67 115 20 31.')
  form.delete('hinted')
  expect(await send(form)).toMatchObject({
    data: { hints: [{ kind: 'no_file' }, { kind: 'personal' }], state: { errors: {} } },
  })
  expect(await test.db.selectFrom('appeal').select('id').execute()).toEqual([])
  form.set('hinted', 'on')
  expect(await send(form)).toMatchObject({ status: 302 })
  expect(await test.db.selectFrom('appeal').select('id').execute()).toHaveLength(1)
})
