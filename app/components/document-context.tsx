import { createContext, useContext } from 'react'
import type { Language } from '#domain/language'

/** What a document is rendered with that no loader knows. */
export type DocumentFacts = {
  /** Lets this document's own scripts and styles through the content security policy. */
  nonce: string
  /** What support asks for; the server's log has the same. */
  requestId: string
  /** The language the document is rendered in, and the script its texts are in. */
  language: Language
  texts: string
}

export const DocumentContext = createContext<DocumentFacts>({
  nonce: '',
  requestId: '',
  language: 'en',
  texts: '',
})

export function useDocumentFacts(): DocumentFacts {
  return useContext(DocumentContext)
}
