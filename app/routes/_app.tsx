import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { ErrorPage } from '#app/components/error-page.tsx'
import { Shell } from '#app/components/shell/shell.tsx'
import { requirePerson } from '#app/web/services.server.ts'

export function loader({ context, request }: LoaderFunctionArgs) {
  return { person: requirePerson(context, request) }
}

export default function App() {
  const { person } = useLoaderData<typeof loader>()
  return (
    <Shell person={person}>
      <Outlet />
    </Shell>
  )
}

/** A page that fails leaves the menu standing. */
export function ErrorBoundary() {
  const data = useRouteLoaderData<typeof loader>('routes/_app')
  if (!data) return <ErrorPage />
  return (
    <Shell person={data.person}>
      <ErrorPage isInShell />
    </Shell>
  )
}
