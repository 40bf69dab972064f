import fc from 'fast-check'
import type { Document, Operation } from '#tests/api/document-judge'

export type Case = {
  operation: Operation
  path: string
  token: string
  headers: Record<string, string>
  body: string | undefined
}

/** Every operation of a document, with the names of the fields its body may have. */
export function findOperations(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      query: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
      fields: namesIn(requestBody, document),
      takesBody: requestBody !== undefined,
    })),
  )
}

function namesIn(value: unknown, document: Document): string[] {
  const names = new Set<string>()
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    if ('$ref' in part) walk(document.components.schemas[String(part.$ref).split('/').at(-1) ?? ''])
    if ('properties' in part) for (const name of Object.keys(part.properties ?? {})) names.add(name)
    for (const inner of Object.values(part)) walk(inner)
  }
  walk(value)
  return [...names]
}

const oddTexts = [
  '',
  '\0',
  'a\0b',
  '\ud83d',
  '😀'.repeat(130),
  'x'.repeat(129),
  'x'.repeat(6000),
  '\u202eright to left',
  'e\u0301 and é',
  "'; drop table review; --",
  '../../etc/passwd',
  '__proto__',
  '%00',
  'null',
  'NaN',
  '2026-02-30T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '275761-01-01T00:00:00Z',
  '2026-03-01T10:00:00Z',
  '2026-03-01',
  '9e999',
  '-0',
  'whsec_x',
  'https://127.0.0.1/hook',
  'javascript:alert(1)',
]
const text = fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'binary', maxLength: 40 }))
const numbers = fc.constantFrom(0, -0, -1, 1, 2.5, 5, 6, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308)
const scalar = fc.oneof(text, numbers, fc.boolean(), fc.constant(null))
const actions = fc.constantFrom('publish', 'reject', 'redact', 'return', 'escalate', 'reviews', 'seller')

/** What a field is given: often of the wrong kind, sometimes right, so that requests come further than the schema. */
function oddValue(known: string[]): fc.Arbitrary<unknown> {
  const { any } = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: false },
      scalar,
      fc.constantFrom(...known),
      actions,
      fc.uuid(),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(text, tie('any'), { maxKeys: 3 }),
    ),
  }))
  return any
}

const unreadable = fc.constantFrom(
  '',
  '{',
  'nonsense',
  '[[]]',
  'null',
  '"x"',
  '[]',
  '{}',
  '{"id":"\\u0000"}',
  '{"a":1e309}',
  '{"__proto__":{"id":"x"}}',
  `[${'{},'.repeat(1000)}{}]`,
  '['.repeat(1000) + ']'.repeat(1000),
  `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
  `"${'x'.repeat(300_000)}"`,
)

type Given = { tokens: string[]; known: string[] }

/** A request that is wrong in one way or another, or, now and then, right. */
export function badRequest(operations: Operation[], given: Given): fc.Arbitrary<Case> {
  return fc.constantFrom(...operations).chain((operation) =>
    fc.record({
      operation: fc.constant(operation),
      path: pathOf(operation, given),
      token: fc.oneof(
        { arbitrary: fc.constantFrom(...given.tokens), weight: 9 },
        { arbitrary: fc.constantFrom('', 'nonsense', 'as_nonsense'), weight: 1 },
      ),
      headers: headersOf(operation),
      body: operation.takesBody ? bodyOf(operation, given) : fc.constant(undefined),
    }),
  )
}

function pathOf({ path, query }: Operation, { known }: Given): fc.Arbitrary<string> {
  const segment = fc
    .oneof(fc.constantFrom(...known), text)
    .map((value) => encodeURIComponent(value.toWellFormed()))
  const name = query.length > 0 ? fc.constantFrom(...query) : text
  const pair = fc
    .tuple(name, fc.oneof(text, numbers.map(String), fc.constantFrom(...known, 'queued', 'listed')))
    .map((both) => both.map((value) => encodeURIComponent(value.toWellFormed())).join('='))
  return fc.tuple(segment, fc.array(pair, { maxLength: 3 })).map(([id, pairs]) => {
    // An empty segment or a dot would be another address.
    const concrete = path.replace(/\{\w+\}/, /^\.{0,2}$/.test(id) ? 'unknown' : id)
    return pairs.length > 0 ? `${concrete}?${pairs.join('&')}` : concrete
  })
}

function headersOf({ method }: Operation): fc.Arbitrary<Record<string, string>> {
  const usual = fc.constant({})
  const types = fc.constantFrom('text/plain', 'application/json; charset=utf-16', 'application/xml', 'x')
  const odd = fc.oneof(
    types.map((type) => (method === 'GET' ? {} : { 'content-type': type })),
    fc.constantFrom('k', 'x'.repeat(255), 'x'.repeat(256)).map((key) => ({ 'idempotency-key': key })),
    fc.constantFrom('uk', '*', 'zz;q=9', ',').map((language) => ({ 'accept-language': language })),
  )
  return fc.oneof({ arbitrary: usual, weight: 4 }, { arbitrary: odd, weight: 1 })
}

function bodyOf({ fields }: Operation, { known }: Given): fc.Arbitrary<string> {
  const value = oddValue(known)
  const object = fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: fields.length })
  return fc.oneof(
    { arbitrary: object.map((one) => JSON.stringify(one)), weight: 5 },
    { arbitrary: fc.array(object, { maxLength: 4 }).map((rows) => JSON.stringify(rows)), weight: 2 },
    { arbitrary: value.map((one) => JSON.stringify(one) ?? ''), weight: 1 },
    { arbitrary: unreadable, weight: 2 },
  )
}
