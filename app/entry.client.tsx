import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { DocumentContext, type DocumentFacts } from '#app/components/document-context.tsx'
import { loadedMessages } from '#app/messages/loaded-messages.ts'
import { isLanguage } from '#domain/language'

const script = document.querySelector<HTMLScriptElement>('script[nonce]')
const { lang, dataset } = document.documentElement
const texts = document.querySelector('script[data-texts]')
const facts: DocumentFacts = {
  nonce: script?.nonce ?? '',
  requestId: dataset.request ?? '',
  language: isLanguage(lang) ? lang : 'en',
  texts: texts?.getAttribute('src') ?? '',
}
// Where dialogs lock the scrolling, a library of Mantine's adds a style element and looks for its nonce here.
Object.assign(window, { __webpack_nonce__: facts.nonce })

// Where the texts could not be reached the page stays as it was sent, which works without scripts.
if (loadedMessages(facts.language)) {
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
