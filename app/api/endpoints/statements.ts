import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { Problem } from '#app/api/problem.ts'
import type { ApiServices } from '#app/api/services.ts'
import { signLink } from '#app/sign-link.ts'
import { findStatement } from '#db/statements/statements'
import { appealableUntil, isAppealable } from '#domain/appeals/filing'
import { languages } from '#domain/language'

const statement = z
  .object({
    id: z.string(),
    kind: z.string(),
    subject: z.object({ kind: z.string(), id: z.string() }),
    sellerId: z.string().nullable().meta({ description: 'Whom it is to, where that is a seller.' }),
    personId: z.string().nullable().meta({ description: 'Whom it is to, where that is a buyer.' }),
    language: z.enum(languages),
    title: z.string(),
    text: z.string(),
    fields: z.record(z.string(), z.unknown()).nullable().meta({
      description: 'As the Commission’s database of statements of reasons names them.',
    }),
    deliveries: z.array(
      z.object({ channel: z.string(), state: z.string(), at: z.string().meta({ format: 'date-time' }) }),
    ),
    createdAt: z.string().meta({ format: 'date-time' }),
    appealUrl: z.string().nullable().meta({
      description:
        'For the marketplace to hand on with the statement to somebody without an account here: by it they appeal, until the last day for it. Told to keys alone.',
    }),
  })
  .meta({ id: 'Statement' })

export const statementEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/statements/{id}',
    group: 'Reading',
    summary: 'Read a statement of reasons as it was sent',
    permission: 'read_statements',
    params: z.object({ id: z.uuid() }),
    responses: { 200: statement },
  }).handle(async ({ params: { id } }, { services: { db, environment }, principal }) => {
    const found = await findStatement(db, id)
    if (!found) throw new Problem('not_found')
    const {
      kind,
      subjectKind,
      subjectId,
      addresseeSellerId,
      addresseePersonId,
      language,
      title,
      body,
      fields,
    } = found
    return {
      status: 200,
      body: {
        id,
        kind,
        subject: { kind: subjectKind, id: subjectId },
        sellerId: addresseeSellerId,
        personId: addresseePersonId,
        language,
        title,
        text: body,
        fields,
        deliveries: found.deliveries.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })),
        createdAt: found.createdAt.toISOString(),
        appealUrl: principal?.kind === 'api_key' ? appealUrl(found, environment) : null,
      },
    }
  }),
]

type Found = NonNullable<Awaited<ReturnType<typeof findStatement>>>

/** The signed link by which somebody without an account appeals; null where the statement is to a seller. */
function appealUrl(
  { id, kind, addresseePersonId, createdAt }: Found,
  { linkBase, sessionSecret, marketplaceZone }: ApiServices['environment'],
): string | null {
  if (addresseePersonId === null || !isAppealable(kind)) return null
  const link = { purpose: 'appeal', subject: id, party: 'addressee' } as const
  const token = signLink({ ...link, expiresAt: appealableUntil(createdAt, marketplaceZone) }, sessionSecret)
  return `${linkBase}/appeal?link=${token}`
}
