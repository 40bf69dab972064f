import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page.tsx'
import { Shell } from '#app/components/shell/shell.tsx'
import { requirePerson } from '#app/web/services.server.ts'
import { countUnreadNotices } from '#db/notices/bell'

/** More unread notices than this are not told apart. */
const mostUnread = 100

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePerson(context, request)
  return { person, unread: await countUnreadNotices(context.db, person.id, mostUnread) }
}

export default function App() {
  const { person, unread } = useLoaderData<typeof loader>()
  return (
    <Shell person={person} unread={unread}>
      <Outlet />
    </Shell>
  )
}

/** A page that fails leaves the menu standing. */
export function ErrorBoundary() {
  const data = useRouteLoaderData<typeof loader>('routes/_app')
  if (!data) return <ErrorPage />
  return (
    <Shell person={data.person} unread={data.unread}>
      <ErrorPage isInShell />
    </Shell>
  )
}
