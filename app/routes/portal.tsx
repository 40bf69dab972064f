import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { PortalShell } from '#app/components/portal/shell.tsx'
import { requireSeller } from '#app/web/services.server.ts'
import { countUnreadNotices } from '#db/notices/bell'
import { findShop } from '#db/portal/shop'

/** More unread notices than this are not told apart. */
const mostUnread = 100

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requireSeller(context, request)
  const [shop, unread] = await Promise.all([
    findShop(context.db, person.sellerId),
    countUnreadNotices(context.db, person.id, mostUnread),
  ])
  const now = context.clock.now().toISOString()
  return { person, shopName: shop?.name ?? person.sellerId, unread, now }
}

export default function Portal() {
  const { person, shopName, unread, now } = useLoaderData<typeof loader>()
  return (
    <NowProvider now={now}>
      <PortalShell person={person} shopName={shopName} unread={unread}>
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
    <PortalShell person={data.person} shopName={data.shopName} unread={data.unread}>
      <ErrorPage isInShell />
    </PortalShell>
  )
}
