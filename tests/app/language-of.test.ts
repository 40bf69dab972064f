import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { IntlProvider } from 'react-intl'
import { expect, test } from 'vitest'
import { LanguageOf } from '#app/components/review/language-of.tsx'
import { catalogue } from '#app/messages/catalogue.ts'
import { gatherEvidence } from '#app/pages/evidence.server.ts'
import { openWorkItems } from '#db/work-items'
import { addPerson } from '#tests/setup/people'
import { addReview } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const said = (found: string | null, declared: string | null) => {
  const language = createElement(LanguageOf, { found, declared })
  const intl = { locale: 'en', messages: catalogue.en, children: language }
  return renderToStaticMarkup(createElement(IntlProvider, intl))
}

test('the head of a review says the language the line says, and what it was sent as where that is another', async () => {
  await using test = await createTestDatabase()
  const now = new Date('2026-11-22T09:00:00Z')
  const person = await addPerson(test.db, 'Mira', 'moderator')
  const id = await addReview(test.db, { state: 'queued' })
  await test.ownerDb.updateTable('review').set({ language: 'ru' }).execute()
  const languages = async () => {
    const { foundLanguage, language } = (await gatherEvidence(test.db, id, person))?.review ?? {}
    return [foundLanguage, language]
  }
  expect(await languages()).toEqual([null, 'ru'])
  const item = { subjectId: id, language: 'uk', place: { rankAt: now, dueAt: now, why: [] } }
  await test.db.transaction().execute((tx) => openWorkItems(tx, [item], now))
  expect(await languages()).toEqual(['uk', 'ru'])

  expect(said('uk', 'ru')).toBe('uk, sent as ru')
  expect(said('zh', 'zh-Hant')).toBe('zh')
  expect(said(null, 'ru')).toBe('ru')
  expect(said(null, null)).toBe('—')
})
