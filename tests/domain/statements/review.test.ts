import { expect, test } from 'vitest'
import { type Language, languages } from '#domain/language'
import { reasons } from '#domain/reason'
import { reasonGrounds } from '#domain/reasons/grounds'
import { checkStatement } from '#domain/statements/check'
import type { RestrictingDecision } from '#domain/statements/review/restricting-decision'
import { languageOfAuthor, stateReview } from '#domain/statements/review/state-review'
import { reviewStatementTexts } from '#domain/statements/review/texts'

const decision: RestrictingDecision = {
  id: '3b0c1f5e-0000-4000-8000-000000000000',
  reviewId: '1-1',
  shop: '«»',
  direction: 'buyer_to_seller',
  writtenIn: 'en',
  revision: 2,
  writtenAt: new Date('2026-11-20T23:30:00Z'),
  action: 'reject',
  reasonCode: 'off_topic',
  note: 'Call +380671234567',
  parts: 0,
  wasPublic: false,
  findings: 2,
  origin: 'own',
  illegal: null,
  zone: 'UTC',
  decidedAt: new Date('2026-11-26T12:00:00Z'),
}

function stated(change: Partial<RestrictingDecision>, language: Language = 'en') {
  const written = stateReview({ ...decision, ...change }, language)
  if (!written?.ok) throw new Error('Not stated')
  return written.value
}

const kinds = [false, true].flatMap((wasPublic) =>
  (['buyer_to_seller', 'seller_to_buyer'] as const).map((direction) => [wasPublic, direction] as const),
)

test.each(languages)(
  'in %s every restricting decision of every reason is explained whole and validly',
  (language) => {
    for (const { code, actions, restricts } of reasons) {
      for (const action of actions.filter(() => restricts)) {
        for (const [wasPublic, direction] of kinds) {
          const made = { reasonCode: code, action, wasPublic, parts: 2, direction }
          const { title, body, fields } = stated(made, language)
          expect(title.length).toBeGreaterThan(4)
          expect(body).not.toMatch(/[{}]|undefined|null/)
          expect(checkStatement(fields)).toEqual([])
          expect(JSON.stringify(fields)).not.toContain(decision.note)
          const said = `${title} ${body.replace(decision.id, '').replace(decision.note ?? '', '')} ${fields.decision_facts}`
          if (language !== 'en') expect(said).not.toMatch(/[A-Za-z]{3}/)
        }
      }
    }
  },
)

test.each(languages)('the texts in %s ask for what the English ones ask for', (language) => {
  const names = (text: unknown) => [...JSON.stringify(text).matchAll(/\{\w+\}/g)].map(String).sort()
  expect(names(reviewStatementTexts[language])).toEqual(names(reviewStatementTexts.en))
})

test('the ground of every reason that restricts is told in every language, and says what the catalogue says', () => {
  for (const { code, ground } of reasons.filter(({ restricts }) => restricts)) {
    expect(reasonGrounds[code]?.en).toBe(ground)
  }
})

test('what is said to colleagues stays with them, what is said to the author is sent', () => {
  expect(stated({}).body).not.toContain(decision.note)
  expect(stated({ action: 'redact', parts: 1 }).body).not.toContain(decision.note)
  expect(stated({ action: 'return' }).body).toContain(`What to change. ${decision.note}`)
})

test('publishing and asking a senior restrict nothing', () => {
  expect(stateReview({ ...decision, action: 'publish' }, 'en')).toBeUndefined()
  expect(stateReview({ ...decision, action: 'escalate' }, 'en')).toBeUndefined()
})

test.each([
  ['de', 'DE'],
  ['pt-BR', 'PT'],
  ['uk', 'UK'],
  ['gsw', undefined],
  [null, undefined],
])('a review sent as %s is stated to be written in %s, whatever its author reads', (writtenIn, said) => {
  const { fields } = stated({ writtenIn }, 'en')
  expect(fields.content_language).toBe(said)
  expect(checkStatement(fields)).toEqual([])
})

test('an author whose language we do not speak is told in English', () => {
  const languageOf = (language: string | null) =>
    stated({}, languageOfAuthor({ direction: 'buyer_to_seller', language }, 'zh')).language
  expect(['de', null, 'uk'].map(languageOf)).toEqual(['en', 'en', 'uk'])
})

test('a shop is told of its review of a buyer as a business, and where to appeal', () => {
  const { body, fields } = stated({ direction: 'seller_to_buyer' })
  expect(body).toContain('by «», about a buyer')
  expect(body).toContain('in the portal')
  expect(body).not.toContain('without an account')
  expect(fields).toMatchObject({ account_type: 'ACCOUNT_TYPE_BUSINESS' })
  expect(fields.decision_facts).toContain('review of a buyer')
  expect(stated({}).fields).toMatchObject({ account_type: 'ACCOUNT_TYPE_PRIVATE' })
})

test('the last day of redress is 184 days on, and the origin is said as it was', () => {
  expect(stated({}).body).toContain('May 29, 2027')
  expect(stated({}).fields).toMatchObject({ automated_detection: 'Yes', source_type: 'SOURCE_VOLUNTARY' })
  expect(stated({ findings: 0 }).fields).toMatchObject({ automated_detection: 'No' })
  const asked = stated({ origin: 'other' })
  expect(asked.body).toContain('We were asked to look at this review.')
  expect(asked.fields).toMatchObject({
    ...{ automated_detection: 'No', source_type: 'SOURCE_TYPE_OTHER_NOTIFICATION' },
  })
  const noticed = stated({ origin: 'article_16' })
  expect(noticed.body).toContain('We were given notice that this review is illegal.')
  expect(noticed.fields).toMatchObject({ automated_detection: 'No', source_type: 'SOURCE_ARTICLE_16' })
})

test.each(languages)('in %s what is illegal is so by a law that is named, and why', (language) => {
  const illegal = { law: '§ 130', why: '§§§' }
  const { body, fields } = stated({ reasonCode: 'hate_or_threat', wasPublic: true, illegal }, language)
  expect(body).toContain('§ 130')
  expect(body).not.toContain(reasonGrounds.hate_or_threat?.[language])
  expect(checkStatement(fields)).toEqual([])
  expect(fields).toMatchObject({
    decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
    ...{ illegal_content_legal_ground: '§ 130', illegal_content_explanation: '§§§' },
  })
  expect(fields).not.toHaveProperty('incompatible_content_ground')
})

test.each([
  ['hate_or_threat', 'hate', 'ILLEGAL_OR_HARMFUL_SPEECH'],
  ['hate_or_threat', 'threat', 'VIOLENCE'],
  ['hate_or_threat', null, 'ILLEGAL_OR_HARMFUL_SPEECH'],
  ['personal_data', 'defamation', 'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS'],
  ['off_topic', 'intellectual_property', 'INTELLECTUAL_PROPERTY_INFRINGEMENTS'],
  ['off_topic', 'other', 'ILLEGAL_OR_HARMFUL_SPEECH'],
  ['obscenity', 'minors', 'PROTECTION_OF_MINORS'],
  ['not_genuine', 'other', 'SCAMS_AND_FRAUD'],
])('what is illegal for %s, noticed for %s, is stated as %s', (reasonCode, noticedFor, category) => {
  const ground = { law: '§ 130', why: '§§§' }
  const { fields } = stated({ reasonCode, wasPublic: true, illegal: { ...ground, noticedFor } })
  expect(fields.category).toBe(`STATEMENT_CATEGORY_${category}`)
  expect(stated({ reasonCode: 'hate_or_threat', wasPublic: true }).fields.category).toBe(
    'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
  )
})

test('illegal content of any reason is stated in a way the database takes', () => {
  const illegal = { law: '§ 130', why: '§§§', noticedFor: null }
  for (const { code, actions, restricts } of reasons) {
    if (!restricts || !actions.includes('reject')) continue
    expect(checkStatement(stated({ reasonCode: code, action: 'reject', illegal }).fields)).toEqual([])
  }
})

test('a decision whose record has a gap is not explained', () => {
  expect(stateReview({ ...decision, reasonCode: 'nothing_we_know' }, 'en')).toEqual({
    ok: false,
    refusal: { reason: 'statement_incomplete', missing: ['reason', 'ground'] },
  })
})
