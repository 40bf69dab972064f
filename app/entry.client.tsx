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
if (loadedMessages(facts.language)) void begin()

async function begin(): Promise<void> {
  await untilStateIsRead()
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

/**
 * Until it has read the page's state, Remix throws what it waits for, before it calls any hook. A key or a click that
 * met React waiting so would make it give up the whole page (its error 345), so it begins when nothing is waited for.
 */
async function untilStateIsRead(): Promise<void> {
  try {
    RemixBrowser({})
  } catch (waitedFor) {
    await waitedFor
  }
}
