import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { PortalShell } from '#app/components/portal/shell.tsx'
import { requireSeller } from '#app/web/services.server.ts'
import { findShop } from '#db/portal/shop'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requireSeller(context, request)
  const shop = await findShop(context.db, person.sellerId)
  return { person, shopName: shop?.name ?? person.sellerId, now: context.clock.now().toISOString() }
}

export default function Portal() {
  const { person, shopName, now } = useLoaderData<typeof loader>()
  return (
    <NowProvider now={now}>
      <PortalShell person={person} shopName={shopName}>
        <Outlet />
      </PortalShell>
    </NowProvider>
  )
}

/** A page that fails leaves the menu standing. */
export function ErrorBoundary() {
  const data = useRouteLoaderData<typeof loader>('routes/portal')
  if (!data) return <ErrorPage />
  return (
    <PortalShell person={data.person} shopName={data.shopName}>
      <ErrorPage isInShell />
    </PortalShell>
  )
}
