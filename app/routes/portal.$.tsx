import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireSeller } from '#app/web/services.server.ts'

/** Every address of the portal that nothing else answers, with the menu standing. */
export function loader({ context, request }: LoaderFunctionArgs): never {
  requireSeller(context, request)
  throw new Response(null, { status: 404 })
}

export default function NotFound() {
  return null
}
