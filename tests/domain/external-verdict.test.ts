import { expect, test } from 'vitest'
import type { ExternalVerdict } from '#domain/detection/external'
import { externalVerdict } from '#domain/detection/signals/external-verdict'
import { featuresOf } from '#tests/domain/features'

const said = (probability: number, explanation: string | null = null): ExternalVerdict => ({
  ...{ name: 'ours', source: 'sent', probability, explanation, missing: null },
})
const silent: ExternalVerdict = {
  ...{ name: 'ours', source: 'fetched', probability: null, explanation: null, missing: 'timed_out' },
}
const find = (...external: ExternalVerdict[]) => externalVerdict({ ...featuresOf({}), external })

test('a high probability speaks against a review, with who said it and why', () => {
  expect(find(said(0.9, 'Seen before'))).toEqual({
    strength: 0.8,
    facts: [{ id: 'said_why', values: { name: 'ours', percent: 90, explanation: 'Seen before' } }],
  })
})

test('a low one speaks for nobody, and is told', () => {
  expect(find(said(0.02))).toEqual({
    strength: 0,
    facts: [{ id: 'said', values: { name: 'ours', percent: 2 } }],
  })
})

test('a missing answer is told as missing, and nobody was asked where nothing is said', () => {
  expect(find(silent)).toEqual({ strength: 0, facts: [{ id: 'no_answer', values: { name: 'ours' } }] })
  expect(find()).toBeUndefined()
  expect(find(silent, said(1))?.strength).toBe(1)
})
