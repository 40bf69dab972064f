import { createContext, useContext } from 'react'

/** What a document is rendered with that no loader knows. */
export type DocumentFacts = {
  /** Lets this document's own scripts and styles through the content security policy. */
  nonce: string
  /** What support asks for; the server's log has the same. */
  requestId: string
}

export const DocumentContext = createContext<DocumentFacts>({ nonce: '', requestId: '' })

export function useDocumentFacts(): DocumentFacts {
  return useContext(DocumentContext)
}
