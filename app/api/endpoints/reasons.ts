import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { exclusionReasons } from '#domain/exclusion/reasons'
import { reasons } from '#domain/reason'
import { decisionActions } from '#domain/review'

const reason = z
  .object({
    code: z.string(),
    actions: z.array(z.enum([...decisionActions, 'exclude', 'stop', 'uphold'])),
    restricts: z.boolean(),
    ground: z.string(),
    text: z.object({ uk: z.string(), ru: z.string(), en: z.string(), zh: z.string() }),
  })
  .meta({ id: 'Reason' })

export const reasonEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/reasons',
    group: 'Reading',
    summary: 'The reason codes and the actions that take them',
    permission: 'read_reasons',
    responses: { 200: z.object({ items: z.array(reason) }) },
  }).handle(async () => {
    const items = [...reasons, ...exclusionReasons].map(({ code, actions, restricts, ground, text }) => ({
      ...{ code, actions, restricts, text },
      ground: typeof ground === 'string' ? ground : ground.en,
    }))
    return { status: 200, body: { items } }
  }),
]
