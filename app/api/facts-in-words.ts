import { createIntl, createIntlCache, type IntlShape } from '@formatjs/intl'
import en from '#app/messages/signals.en.json'
import ru from '#app/messages/signals.ru.json'
import uk from '#app/messages/signals.uk.json'
import zh from '#app/messages/signals.zh.json'
import type { Signal } from '#domain/detection/signal'
import type { Language } from '#domain/language'

const messages: Record<Language, Record<string, string>> = { en, uk, ru, zh }
const cache = createIntlCache()
const intls = new Map<Language, IntlShape>()

/** A signal's facts as sentences in the reader's language. */
export function factsInWords({ name, facts }: Pick<Signal, 'name' | 'facts'>, language: Language): string[] {
  const intl = intlOf(language)
  return facts.map(({ id, values }) => intl.formatMessage({ id: `signal.${name}.${id}` }, values))
}

/** Made once per language: messages are parsed when they are first spoken. */
function intlOf(language: Language): IntlShape {
  const intl = intls.get(language) ?? createIntl({ locale: language, messages: messages[language] }, cache)
  intls.set(language, intl)
  return intl
}
