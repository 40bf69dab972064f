import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Language, languages } from '#domain/language'
import { reasons } from '#domain/reason'
import { checkStatement } from '#domain/statements/check'
import type { RestrictingDecision } from '#domain/statements/review/restricting-decision'
import { stateReview } from '#domain/statements/review/state-review'
import { type Field, isGiven, type StatementRow, statementColumns } from '#domain/statements/row'

/** Who must never be read in what is published: whoever reported it, and whoever decided. */
const canaries = [
  ...['Nora Notifier', 'nora.notifier@example.org', '+380 67 123 45 67'],
  ...['Mira Moderator', 'mira.moderator@assay.example', '+49 (151) 234-56-78'],
]
/** Ways in which one writes how to reach somebody. */
const reachable = canaries.filter((canary) => /[@+]/.test(canary))

const restricting = reasons
  .filter(({ restricts }) => restricts)
  .flatMap(({ code, actions }) => actions.map((action) => ({ reasonCode: code, action })))

const instant = fc.date({ min: new Date('2021-01-02'), max: new Date('2037-12-30'), noInvalidDate: true })
const words = fc.array(fc.constantFrom('It', 'names', 'nobody', 'and', 'sells', '§ 3', 'закон', '法律'), {
  minLength: 1,
  maxLength: 30,
})
const sentence = words.map((each) => each.join(' '))
const named = fc.tuple(fc.constantFrom(...canaries), sentence).map((both) => both.join(', '))

/** Any decision that restricts a review, with a note to colleagues that names those whom nobody else reads of. */
const anyDecision: fc.Arbitrary<{ decision: RestrictingDecision; language: Language }> = fc
  .record({
    kind: fc.constantFrom(...restricting),
    id: fc.uuid(),
    revision: fc.integer({ min: 1, max: 40 }),
    writtenAt: instant,
    decidedAt: instant,
    note: fc.option(named),
    parts: fc.integer({ min: 1, max: 9 }),
    wasPublic: fc.boolean(),
    direction: fc.constantFrom('buyer_to_seller', 'seller_to_buyer' as const),
    writtenIn: fc.option(fc.constantFrom(...languages, 'de-CH')),
    findings: fc.integer({ min: 0, max: 5 }),
    origin: fc.constantFrom('own', 'other', 'article_16', 'trusted_flagger' as const),
    illegal: fc.option(
      fc.record({
        law: sentence,
        why: sentence,
        noticedFor: fc.option(fc.constantFrom('hate', 'threat', 'fraud', 'minors', 'whatever')),
      }),
    ),
    zone: fc.constantFrom('UTC', 'Europe/Kyiv', 'America/New_York', 'Asia/Shanghai'),
    language: fc.constantFrom(...languages),
  })
  .map(({ kind, language, ...rest }) => ({
    decision: { ...rest, ...kind, reviewId: 'r-1', shop: 'Alder' } as RestrictingDecision, // The origins of the list above.
    language,
  }))

function stated({ decision, language }: { decision: RestrictingDecision; language: Language }) {
  const written = stateReview(decision, language)
  return written?.ok ? written.value : undefined
}

test('whatever restricts a review is stated as the database takes it, and its bytes name nobody', () => {
  let held = 0
  fc.assert(
    fc.property(anyDecision, (made) => {
      const statement = stated(made)
      if (!statement) return
      held++
      expect(checkStatement(statement.fields)).toEqual([])
      const published = Buffer.from(JSON.stringify(statement.fields))
      const letter = Buffer.from(`${statement.title}\n${statement.body}`)
      // Only what a returned review's author is to mend is written to them as it stands.
      const read = statement.kind === 'review_returned' ? [published] : [published, letter]
      expect(canaries.filter((canary) => read.some((bytes) => bytes.includes(canary)))).toEqual([])
    }),
    { numRuns: 10_000 },
  )
  expect(held).toBeGreaterThan(9_000)
})

const explained = [
  'decision_facts',
  'illegal_content_explanation',
  'incompatible_content_explanation',
] as const satisfies Field[]

test('wherever in an explanation somebody could be reached by it, the checker finds it', () => {
  const planted = fc.record({
    made: anyDecision,
    field: fc.constantFrom(...explained),
    canary: fc.constantFrom(...reachable),
    before: sentence,
    after: sentence,
  })
  fc.assert(
    fc.property(planted, ({ made, field, canary, before, after }) => {
      const fields: StatementRow | undefined = stated(made)?.fields
      if (!fields || !isGiven(fields[field])) return
      const row = { ...fields, [field]: `${before} ${canary} ${after}` }
      expect(checkStatement(row)).toEqual([{ field, rule: 'holds no personal data' }])
    }),
    { numRuns: 2_000 },
  )
})

test('whatever stands in the columns, the checker answers by columns and never breaks', () => {
  const cell = fc.oneof(
    fc.constantFrom(null, undefined, '', 'Yes', 'No', ...canaries),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.integer(),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  )
  const anyRow = fc.record(Object.fromEntries(statementColumns.map((column) => [column, cell])), {
    requiredKeys: [],
  })
  const columns: readonly string[] = statementColumns
  fc.assert(
    fc.property(anyRow, (row) => {
      const found = checkStatement(row as StatementRow) // Its columns, whatever is in them.
      expect(found.filter(({ field }) => !columns.includes(field))).toEqual([])
      const said = found.map(({ rule }) => rule).join()
      expect(canaries.filter((canary) => said.includes(canary))).toEqual([])
    }),
    { numRuns: 1_000 },
  )
})
