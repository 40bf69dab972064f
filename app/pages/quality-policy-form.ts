import { z } from 'zod'
import { type FormProblem, numberBetween, readForm, valuesOf } from '#app/pages/form.ts'
import { type Indicator, indicators } from '#domain/quality/indicator'
import type { QualityPolicy } from '#domain/quality/policy'
import type { PolicyNumber } from '#domain/quality/policy-bounds'
import { contradictionIn, numberLimits } from '#domain/quality/policy-numbers'

type NumberField = ReturnType<typeof numberBetween>

const numbers = Object.fromEntries(
  numberLimits.map(({ name, least, most, isWhole }) => [name, numberBetween(least, most, isWhole)]),
) as Record<PolicyNumber, NumberField> // The limits are of every number.
const weights = Object.fromEntries(
  indicators.map((id) => [`weights.${id}`, numberBetween(0, 1, false)]),
) as Record<`weights.${Indicator}`, NumberField>
const Rules = z.object({ ...numbers, ...weights })

export type ReadRules = { ok: true; rules: QualityPolicy } | ({ ok: false } & FormProblem)

/**
 * Reads the rules that were typed; every number must be there, within its limits and in tune with the others. They
 * are called as those in force until they are numbered.
 */
export function readRules(form: FormData, { version }: Pick<QualityPolicy, 'version'>): ReadRules {
  const read = readForm(form, Rules)
  if (!read.ok) return read
  const { value } = read
  const rules = {
    version,
    ...Object.fromEntries(numberLimits.map(({ name }) => [name, value[name]])),
    weights: Object.fromEntries(indicators.map((id) => [id, value[`weights.${id}`]])),
  } as QualityPolicy // Every number and the weight of every indicator were read.
  const contradiction = contradictionIn(rules)
  if (!contradiction) return { ok: true, rules }
  return { ok: false, errors: { form: `quality_policy.${contradiction}` }, values: valuesOf(form) }
}

/** A query string read as if it had been sent as a form. */
export function formOf(params: URLSearchParams): FormData {
  const form = new FormData()
  for (const [name, value] of params) form.append(name, value)
  return form
}

/** The rules as the fields carry them, to send them on unseen. */
export function fieldsOf(rules: QualityPolicy): [name: string, value: string][] {
  return [
    ...numberLimits.map(({ name }): [string, string] => [name, String(rules[name])]),
    ...indicators.map((id): [string, string] => [`weights.${id}`, String(rules.weights[id])]),
  ]
}
