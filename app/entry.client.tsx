import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { DocumentContext, type DocumentFacts } from '#app/components/document-context.tsx'
import { loadMessages } from '#app/messages/load-messages.ts'
import { isLanguage } from '#domain/language'

const script = document.querySelector<HTMLScriptElement>('script[nonce]')
const { lang, dataset } = document.documentElement
const language = isLanguage(lang) ? lang : 'en'
const nonce = script?.nonce ?? ''
// Where dialogs lock the scrolling, a library of Mantine's adds a style element and looks for its nonce here.
Object.assign(window, { __webpack_nonce__: nonce })

/** Where the texts cannot be reached the page stays as it was sent, which works without scripts. */
async function hydrate(): Promise<void> {
  await loadMessages(language)
  const facts: DocumentFacts = { nonce, requestId: dataset.request ?? '', language }
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <DocumentContext.Provider value={facts}>
          <RemixBrowser />
        </DocumentContext.Provider>
      </StrictMode>,
    )
  })
}

void hydrate()
