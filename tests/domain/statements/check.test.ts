import { expect, test } from 'vitest'
import { checkStatement } from '#domain/statements/check'
import type { StatementRow } from '#domain/statements/row'

const valid: StatementRow = {
  puid: '3b0c1f5e-0000-4000-8000-000000000000_1',
  decision_visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'],
  decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
  incompatible_content_ground: 'Review rules 3.1',
  incompatible_content_explanation: 'Two independent findings',
  content_type: ['CONTENT_TYPE_TEXT'],
  category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  category_specification: ['KEYWORD_INAUTHENTIC_USER_REVIEWS'],
  account_type: 'ACCOUNT_TYPE_PRIVATE',
  territorial_scope: [],
  content_language: 'UK',
  content_date: '2026-11-20',
  application_date: '2026-11-26',
  decision_facts: 'A person read revision 2 of 2026-11-20.',
  source_type: 'SOURCE_VOLUNTARY',
  automated_detection: 'Yes',
  automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
}
const illegal: StatementRow = {
  decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
  illegal_content_legal_ground: 'A law',
  illegal_content_explanation: 'What it forbids',
  incompatible_content_ground: null,
  incompatible_content_explanation: null,
}
const broken = (change: StatementRow) => checkStatement({ ...valid, ...change }).map(({ field }) => field)

test('a whole statement of either ground breaks no rule', () => {
  expect(broken({})).toEqual([])
  expect(broken(illegal)).toEqual([])
  expect(broken({ incompatible_content_illegal: 'No', source_identity: '' })).toEqual([])
})

test.each<[string, StatementRow, string]>([
  [
    'illegal content called a breach of our terms',
    { ...illegal, category: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC' },
    'category',
  ],
  ['none of the four restrictions', { decision_visibility: [] }, 'decision_visibility'],
  ['a restriction nobody knows', { decision_visibility: ['GONE'] }, 'decision_visibility'],
  ['a provision nobody knows', { decision_provision: 'STOP' }, 'decision_provision'],
  ['an account decision nobody knows', { decision_account: 'BANNED' }, 'decision_account'],
  ['a monetary decision nobody knows', { decision_monetary: 'FINED' }, 'decision_monetary'],
  [
    'another visibility unexplained',
    { decision_visibility: ['DECISION_VISIBILITY_OTHER'] },
    'decision_visibility_other',
  ],
  [
    'another visibility explained in 501 characters',
    { decision_visibility: ['DECISION_VISIBILITY_OTHER'], decision_visibility_other: 'x'.repeat(501) },
    'decision_visibility_other',
  ],
  [
    'another visibility explained where there is none',
    { decision_visibility_other: 'x' },
    'decision_visibility_other',
  ],
  [
    'another monetary decision unexplained',
    { decision_monetary: 'DECISION_MONETARY_OTHER' },
    'decision_monetary_other',
  ],
  [
    'an end after 2038-01-01',
    { end_date_visibility_restriction: '2038-01-02' },
    'end_date_visibility_restriction',
  ],
  ['an end that is no day', { end_date_service_restriction: '2026-02-30' }, 'end_date_service_restriction'],
  [
    'an end with a time',
    { end_date_account_restriction: '2026-02-03T00:00:00Z' },
    'end_date_account_restriction',
  ],
  [
    'a monetary end in another order',
    { end_date_monetary_restriction: '03.02.2026' },
    'end_date_monetary_restriction',
  ],
  [
    'no ground',
    { decision_ground: null, incompatible_content_ground: null, incompatible_content_explanation: null },
    'decision_ground',
  ],
  ['no rule', { incompatible_content_ground: ' ' }, 'incompatible_content_ground'],
  [
    'a rule of 501 characters',
    { incompatible_content_ground: 'x'.repeat(501) },
    'incompatible_content_ground',
  ],
  [
    'an explanation of 2001 characters',
    { incompatible_content_explanation: 'x'.repeat(2001) },
    'incompatible_content_explanation',
  ],
  ['the rule of the other ground', { illegal_content_legal_ground: 'A law' }, 'illegal_content_legal_ground'],
  [
    'the explanation of the other ground',
    { illegal_content_explanation: 'x' },
    'illegal_content_explanation',
  ],
  ['no legal rule', { ...illegal, illegal_content_legal_ground: '' }, 'illegal_content_legal_ground'],
  ['also illegal, perhaps', { incompatible_content_illegal: 'Perhaps' }, 'incompatible_content_illegal'],
  [
    'also illegal where it is illegal',
    { ...illegal, incompatible_content_illegal: 'Yes' },
    'incompatible_content_illegal',
  ],
  [
    'a reference that is no address',
    { decision_ground_reference_url: 'rules 3.1' },
    'decision_ground_reference_url',
  ],
  [
    'a reference of more than 500 characters',
    { decision_ground_reference_url: `https://rules.test/${'x'.repeat(500)}` },
    'decision_ground_reference_url',
  ],
  ['no content type', { content_type: [] }, 'content_type'],
  ['another content type unexplained', { content_type: ['CONTENT_TYPE_OTHER'] }, 'content_type_other'],
  ['an EAN of 12 digits', { content_id_ean: '123456789012' }, 'content_id_ean'],
  ['no category', { category: undefined }, 'category'],
  ['a further category nobody knows', { category_addition: ['FAKES'] }, 'category_addition'],
  ['a keyword nobody knows', { category_specification: ['FAKES'] }, 'category_specification'],
  [
    'another keyword unexplained',
    { category_specification: ['KEYWORD_OTHER'] },
    'category_specification_other',
  ],
  ['an account of neither kind', { account_type: 'ACCOUNT_TYPE_ROBOT' }, 'account_type'],
  ['a country outside', { territorial_scope: ['DE', 'UA'] }, 'territorial_scope'],
  ['a language in small letters', { content_language: 'uk' }, 'content_language'],
  ['content of 1999', { content_date: '1999-12-31' }, 'content_date'],
  ['no day of the content', { content_date: null }, 'content_date'],
  ['applied in 2019', { application_date: '2019-12-31' }, 'application_date'],
  ['no facts', { decision_facts: '' }, 'decision_facts'],
  ['facts of 5001 characters', { decision_facts: 'x'.repeat(5001) }, 'decision_facts'],
  ['facts with an address', { decision_facts: 'Written by ola@mail.test' }, 'decision_facts'],
  ['facts with a telephone number', { decision_facts: 'Call +380 67 123 45 67' }, 'decision_facts'],
  [
    'an explanation with a telephone number',
    { incompatible_content_explanation: 'Call 0671234567' },
    'incompatible_content_explanation',
  ],
  ['no source', { source_type: undefined }, 'source_type'],
  ['somebody named as the source of one’s own look', { source_identity: 'A shop' }, 'source_identity'],
  [
    'a source of 501 characters',
    { source_type: 'SOURCE_ARTICLE_16', source_identity: 'x'.repeat(501) },
    'source_identity',
  ],
  ['a detection that is neither', { automated_detection: true }, 'automated_detection'],
  ['no word on automation', { automated_decision: undefined }, 'automated_decision'],
  ['no id', { puid: undefined }, 'puid'],
  ['an id with a blank', { puid: 'a b' }, 'puid'],
  ['an id of 501 characters', { puid: 'x'.repeat(501) }, 'puid'],
])('%s is found', (_, change, field) => {
  expect(broken(change)).toEqual([field])
})
