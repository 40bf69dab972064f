import type { z } from 'zod'
import { Problem, type ProblemCode } from '#app/api/problem.ts'
import type { BodySize } from '#app/api/read-body.ts'
import { fieldErrors } from '#app/api/schemas/field-errors.ts'
import type { ApiServices } from '#app/api/services.ts'
import type { Language } from '#domain/language'
import type { Permission, Principal } from '#domain/permission'

/** What every handler is told of the request besides its fields. */
export type Request = {
  services: ApiServices
  /** Empty only where the endpoint is public. */
  principal: Principal | undefined
  now: Date
  address: string
  /** The language the reader asks for, for words made here. */
  language: Language
}
type Fields = { params: unknown; query: unknown; body: unknown }

/** What is answered; `undefined` as body is no body. */
export type Answer = { status: number; body?: unknown; headers?: Record<string, string> }
type Responses = Record<number, z.ZodType | null>
type AnswerOf<Given extends Responses> = {
  [Status in keyof Given & number]: Given[Status] extends z.ZodType
    ? { status: Status; body: z.input<Given[Status]> }
    : { status: Status; body?: undefined }
}[keyof Given & number]

type Description = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** As OpenAPI writes it: `/reviews/{id}`. */
  path: string
  group: string
  summary: string
  description?: string
  permission: Permission | 'public'
  /** What can be wrong besides what can be wrong everywhere. */
  problems?: readonly ProblemCode[]
  /** Whether a request without a body says the same as one with an empty object. */
  isBodyOptional?: boolean
  /** How large a body may be. */
  bodySize?: BodySize
  /** Whether the answer holds a secret, which must not be kept readable for replays. */
  isSecret?: boolean
}

type Schemas<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Given extends Responses,
> = {
  params?: Params
  query?: Query
  body?: Body
  /** Shown in the document in the place of `body`, where rows are judged one by one and not by the schema. */
  documentedBody?: z.ZodType
  responses: Given
}

/** One row of the table of endpoints. */
export type Endpoint = Description & {
  params?: z.ZodObject | undefined
  query?: z.ZodObject | undefined
  body?: z.ZodType | undefined
  responses: Responses
  run: (fields: Fields, request: Request) => Promise<Answer>
}

/** Describes an endpoint; its handler is tied to the schemas it is documented and checked by. */
export function endpoint<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Given extends Responses,
>(spec: Description & Schemas<Params, Query, Body, Given>) {
  const { params, query, body, documentedBody, ...described } = spec
  type Read = { params: z.output<Params>; query: z.output<Query>; body: z.output<Body> }
  return {
    handle(handler: (fields: Read, request: Request) => Promise<AnswerOf<Given>>): Endpoint {
      const run = (fields: Fields, request: Request) =>
        handler(
          {
            params: readParams(params, fields.params),
            query: readFields(query, withoutEmpty(fields.query)),
            body: readFields(body, fields.body),
          },
          request,
        )
      return { ...described, params, query, body: documentedBody ?? body, run: async (...all) => run(...all) }
    },
  }
}

/** An id that cannot be one names nothing. */
function readParams<Schema extends z.ZodType>(schema: Schema | undefined, value: unknown): z.output<Schema> {
  const parsed = schema?.safeParse(value)
  if (parsed && !parsed.success) throw new Problem('not_found')
  return parsed?.data as z.output<Schema> // Without a schema nothing reads it.
}

function readFields<Schema extends z.ZodType>(schema: Schema | undefined, value: unknown): z.output<Schema> {
  const parsed = schema?.safeParse(value)
  if (parsed && !parsed.success) {
    const errors = fieldErrors(parsed.error)
    throw new Problem('invalid', { errors })
  }
  return parsed?.data as z.output<Schema> // Without a schema nothing reads it.
}

/** A parameter left empty, as in `?state=`, is not given. */
function withoutEmpty(query: unknown): unknown {
  if (typeof query !== 'object' || query === null) return query
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
}
