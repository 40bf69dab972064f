import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { safeNext } from '#app/pages/next-path.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { declareShopTie } from '#commands/declare-shop-tie'

const TieForm = z.object({ requestKey: z.string().min(1).max(600), next: z.string().max(500).default('') })

/** Takes down that somebody is tied to a shop, and leads back to where they said so. */
export async function action({ request, context, params: { sellerId = '' } }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'read_sellers')
  const read = TieForm.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) throw new Response(null, { status: 422 })
  const { requestKey, next } = read.data
  const declared = await declareShopTie(context.db, { sellerId, requestKey }, person, context.clock.now())
  if (!declared.ok)
    throw new Response(null, { status: declared.refusal.reason === 'request_key_taken' ? 409 : 404 })
  return redirect(safeNext(next))
}
