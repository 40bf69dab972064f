import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/nprogress/styles.css'
import '@mantine/spotlight/styles.css'
import { ColorSchemeScript, MantineProvider, mantineHtmlProps } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { useDocumentFacts } from '#app/components/document-context.tsx'
import { keepEarlyKeys, useEarlyKeys } from '#app/components/early-keys.ts'
import { ErrorPage } from '#app/components/error-page.tsx'
import { ProgressBar } from '#app/components/progress-bar.tsx'
import { TextsProvider, useSpoken } from '#app/components/texts.tsx'
import { textsHref } from '#app/messages/texts-file.ts'
import { readableColours, theme } from '#app/theme.ts'

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%23364fc7'/%3E%3Cpath d='M9 23l7-15 7 15M12 18h8' stroke='white' stroke-width='3' fill='none'/%3E%3C/svg%3E"

export const meta: MetaFunction = () => [{ title: 'Assay' }]

export function loader({ context }: LoaderFunctionArgs) {
  const { language, environment } = context
  const { marketplaceZone: zone, marketplaceName: marketplace } = environment
  return { language, texts: textsHref(language), zone, marketplace }
}

/** These change only when the reader has chosen another language, or is another. */
export function shouldRevalidate({ formAction }: ShouldRevalidateFunctionArgs): boolean {
  return formAction !== undefined && /^\/(language|login|logout)\b/.test(formAction)
}

export function Layout({ children }: { children: ReactNode }) {
  const { nonce, requestId } = useDocumentFacts()
  const data = useRouteLoaderData<typeof loader>('root')
  const { language, texts } = useSpoken(data)
  useEarlyKeys()
  return (
    <html lang={language} data-request={requestId} {...mantineHtmlProps}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href={icon} type="image/svg+xml" />
        <Meta />
        {/* Before anything of ours runs: no page takes a key or a click before it can speak. */}
        <script src={texts} data-texts />
        <script
          nonce={nonce}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: this module's own function, nothing anybody sent
          dangerouslySetInnerHTML={{ __html: keepEarlyKeys }}
          suppressHydrationWarning
        />
        <Links />
        <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} suppressHydrationWarning />
      </head>
      <body>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={readableColours}
          defaultColorScheme="auto"
          getStyleNonce={() => nonce}
        >
          <TextsProvider language={language} zone={data?.zone ?? 'UTC'}>
            <ModalsProvider>
              <ProgressBar />
              <Notifications />
              {children}
            </ModalsProvider>
          </TextsProvider>
        </MantineProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <ErrorPage />
}
