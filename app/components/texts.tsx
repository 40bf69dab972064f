import { type ReactNode, useEffect, useState } from 'react'
import { IntlProvider } from 'react-intl'
import { useDocumentFacts } from '#app/components/document-context.tsx'
import { knownMessages } from '#app/messages/known-messages.ts'
import { loadMessages } from '#app/messages/load-messages.ts'
import type { Language } from '#domain/language'

/**
 * The language a page speaks. Where the reader has chosen another, the page goes on in the old one until the new one's
 * texts are there.
 */
export function useSpokenLanguage(chosen: Language | undefined): Language {
  const facts = useDocumentFacts()
  const [spoken, setSpoken] = useState(facts.language)
  const wanted = chosen ?? facts.language
  useEffect(() => {
    if (wanted === spoken) return
    let isWanted = true
    loadMessages(wanted)
      .then(() => isWanted && setSpoken(wanted))
      // Without the network nothing is said in the new language: the next document is.
      .catch(() => {})
    return () => {
      isWanted = false
    }
  }, [wanted, spoken])
  return spoken
}

/** Lets everything inside speak a language whose texts are known. Days and times are the marketplace's. */
export function TextsProvider({
  language,
  zone,
  children,
}: {
  language: Language
  zone: string
  children: ReactNode
}) {
  return (
    <IntlProvider
      locale={language}
      messages={knownMessages(language) ?? {}}
      timeZone={zone}
      onError={ignoreMissing}
    >
      {children}
    </IntlProvider>
  )
}

/** A test finds missing texts; a page that lacks one shows its id, which is no reason to fill the log. */
function ignoreMissing(): void {}
