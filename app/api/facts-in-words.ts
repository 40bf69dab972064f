import { createIntl, createIntlCache, type IntlShape } from '@formatjs/intl'
import learntEn from '#app/messages/learnt.en.json'
import learntRu from '#app/messages/learnt.ru.json'
import learntUk from '#app/messages/learnt.uk.json'
import learntZh from '#app/messages/learnt.zh.json'
import en from '#app/messages/signals.en.json'
import ru from '#app/messages/signals.ru.json'
import uk from '#app/messages/signals.uk.json'
import zh from '#app/messages/signals.zh.json'
import { tellFact } from '#domain/detection/learnt-facts'
import type { Signal } from '#domain/detection/signal'
import type { Language } from '#domain/language'

const messages: Record<Language, Record<string, string>> = {
  en: { ...en, ...learntEn },
  uk: { ...uk, ...learntUk },
  ru: { ...ru, ...learntRu },
  zh: { ...zh, ...learntZh },
}
const cache = createIntlCache()
const intls = new Map<Language, IntlShape>()

/** A signal's facts as sentences in the reader's language. */
export function factsInWords(
  signal: Pick<Signal, 'name' | 'contribution' | 'facts'>,
  language: Language,
): string[] {
  const intl = intlOf(language)
  return signal.facts.map((fact) => {
    const { message, values } = tellFact(signal, fact)
    return intl.formatMessage({ id: message }, values)
  })
}

/** Made once per language: messages are parsed when they are first spoken. */
function intlOf(language: Language): IntlShape {
  const intl = intls.get(language) ?? createIntl({ locale: language, messages: messages[language] }, cache)
  intls.set(language, intl)
  return intl
}
