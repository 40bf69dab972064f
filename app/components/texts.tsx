import { type ReactNode, useEffect, useState } from 'react'
import { IntlProvider } from 'react-intl'
import { useDocumentFacts } from '#app/components/document-context.tsx'
import { loadedMessages } from '#app/messages/loaded-messages.ts'
import type { Language } from '#domain/language'

/** A language and the script its texts are in. */
export type Spoken = { language: Language; texts: string }

/**
 * The language a page speaks. Where the reader has chosen another, the page goes on in the old one until the new one's
 * texts are there.
 */
export function useSpoken(chosen: Spoken | undefined): Spoken {
  const { language, texts } = useDocumentFacts()
  const [spoken, setSpoken] = useState<Spoken>({ language, texts })
  useEffect(() => {
    if (chosen && chosen.texts !== spoken.texts) return whenLoaded(chosen, () => setSpoken(chosen))
  }, [chosen, spoken.texts])
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
      messages={loadedMessages(language) ?? {}}
      timeZone={zone}
      onError={ignoreMissing}
    >
      {children}
    </IntlProvider>
  )
}

/** A test finds missing texts; a page that lacks one shows its id, which is no reason to fill the log. */
function ignoreMissing(): void {}

/** Calls back once the texts of a language are known; what is returned calls that off. */
function whenLoaded({ language, texts }: Spoken, callBack: () => void): () => void {
  let isWanted = true
  const goOn = () => isWanted && callBack()
  if (loadedMessages(language)) goOn()
  else {
    const script = document.createElement('script')
    script.src = texts
    // Where it cannot be reached the page goes on as it was: the next document speaks the new language.
    script.onload = goOn
    document.head.append(script)
  }
  return () => {
    isWanted = false
  }
}
