import { expect, test } from 'vitest'
import { languages } from '#domain/language'
import { measureGrounds } from '#domain/measures/ground'
import { type RestrictingMeasure, stateMeasure } from '#domain/measures/statement'

function stated(...of: Parameters<typeof stateMeasure>) {
  const written = stateMeasure(...of)
  if (!written.ok) throw new Error(written.refusal.missing.join(', '))
  return written.value
}

const measure: RestrictingMeasure = {
  ...{ id: 'm-1', step: 'rank_limit', sellerId: 's-1', shop: 'Alder', ground: 'fake_orders' },
  ...{ explanation: 'Nine orders were the shop’s own.', factor: 0.5, categories: null },
  imposedAt: new Date('2026-11-26T22:30:00Z'),
  until: new Date('2026-12-26T22:30:00Z'),
  strikeUntil: new Date('2027-08-23T22:30:00Z'),
}

test.each(languages)(
  'in %s a statement is whole for every ground, and its days are the marketplace’s',
  (language) => {
    for (const ground of measureGrounds) {
      for (const step of ['rank_limit', 'partial_exclusion'] as const) {
        const categories = step === 'rank_limit' ? null : ['toys', 'games']
        const { title, body, fields } = stated(
          { ...measure, ground, step, categories },
          language,
          'Europe/Kyiv',
        )
        expect(title.length).toBeGreaterThan(5)
        expect(body).not.toMatch(/[{}]|undefined|null/)
        expect(body).toContain(measure.explanation)
        expect(fields).toMatchObject({ incompatible_content_ground: expect.stringMatching(/^.{1,500}$/) })
        expect(fields.content_date).toBe('2026-11-27')
        expect(fields.puid).toMatch(/^[A-Za-z0-9_-]+$/)
        expect(fields.decision_facts).not.toContain(measure.explanation)
        const said = JSON.stringify([body.replaceAll(/s-1|m-1|Alder|toys|games/g, ''), fields.decision_facts])
        if (language !== 'en') expect(said.replace(measure.explanation, '')).not.toMatch(/[A-Za-z]{3}/)
      }
    }
  },
)

test('a lower rank is a demotion and hidden categories are a partial suspension, both with an end', () => {
  expect(stated(measure, 'en', 'Europe/Kyiv').fields).toMatchObject({
    decision_visibility: ['DECISION_VISIBILITY_CONTENT_DEMOTED'],
    end_date_visibility_restriction: '2026-12-27',
    decision_provision: null,
  })
  const part = { ...measure, step: 'partial_exclusion' as const, categories: ['toys'] }
  expect(stated(part, 'en', 'Europe/Kyiv').fields).toMatchObject({
    decision_provision: 'DECISION_PROVISION_PARTIAL_SUSPENSION',
    end_date_service_restriction: '2026-12-27',
  })
})

test('a statement with a gap is not written', () => {
  expect(stateMeasure({ ...measure, explanation: ' ' }, 'en', 'Europe/Kyiv')).toEqual({
    ok: false,
    refusal: { reason: 'statement_incomplete', missing: ['explanation'] },
  })
})
