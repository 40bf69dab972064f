import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { DocumentContext } from '#app/components/document-context.tsx'

const script = document.querySelector<HTMLScriptElement>('script[nonce]')
const facts = {
  nonce: script?.nonce ?? '',
  requestId: document.documentElement.dataset.request ?? '',
}
// Where dialogs lock the scrolling, a library of Mantine's adds a style element and looks for its nonce here.
Object.assign(window, { __webpack_nonce__: facts.nonce })

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
