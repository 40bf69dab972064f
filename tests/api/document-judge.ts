import { z } from 'zod'
import type { Called } from '#tests/api/serve-api'

type Schema = { [key: string]: unknown }
type Response = { content?: Record<string, { schema: Schema }> }
export type Operation = {
  name: string
  method: string
  path: string
  query: string[]
  fields: string[]
  takesBody: boolean
}

export type Document = {
  paths: Record<
    string,
    Record<
      string,
      {
        parameters?: { name: string; in: string; schema: Schema }[]
        requestBody?: { content: Record<string, { schema: Schema }> }
        responses: Record<string, Response>
      }
    >
  >
  components: { schemas: Record<string, Schema> }
}

/** Judges answers by the served document alone: what is wrong with one, or undefined. */
export function createJudge(document: Document) {
  const checks = new Map<string, z.ZodType>()
  const checkOf = (schema: Schema): z.ZodType => {
    const name = JSON.stringify(schema)
    const check = checks.get(name) ?? z.fromJSONSchema(inline(schema, document))
    checks.set(name, check)
    return check
  }
  return ({ path, method }: Operation, called: Called): string | undefined => {
    if (called.status >= 500) return 'a failure of ours'
    const response = document.paths[path]?.[method.toLowerCase()]?.responses[String(called.status)]
    return response ? compare(response, called) : `the document knows no ${called.status} here`
  }
  function compare({ content = {} }: Response, { type, body }: Called): string | undefined {
    const [mediaType, promised] = Object.entries(content)[0] ?? []
    if (!mediaType || !promised) return type === '' ? undefined : 'a body where none is promised'
    if (!type.startsWith(mediaType)) return `${type} instead of ${mediaType}`
    const judged = checkOf(promised.schema).safeParse(body)
    return judged.success ? undefined : z.prettifyError(judged.error)
  }
}

/** The schema with every reference replaced by what it refers to. */
function inline(schema: Schema, document: Document): Schema {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    if ('$ref' in value) return walk(document.components.schemas[String(value.$ref).split('/').at(-1) ?? ''])
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]))
  }
  return walk(schema) as Schema // A schema's parts are replaced by schemas.
}
