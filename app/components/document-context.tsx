import { createContext, useContext } from 'react'
import type { Language } from '#domain/language'

/** What a document is rendered with that no loader knows. */
export type DocumentFacts = {
  /** Lets this document's own scripts and styles through the content security policy. */
  nonce: string
  /** What support asks for; the server's log has the same. */
  requestId: string
  /** The reader's, for where a failure kept the texts from being loaded. */
  language: Language
}

export const DocumentContext = createContext<DocumentFacts>({ nonce: '', requestId: '', language: 'en' })

export function useDocumentFacts(): DocumentFacts {
  return useContext(DocumentContext)
}
