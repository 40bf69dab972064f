import { createIntl, createIntlCache, type IntlShape } from '@formatjs/intl'
import { catalogue } from '#app/messages/catalogue.ts'
import type { Language } from '#domain/language'

type Values = Record<string, string | number | Date>

const cache = createIntlCache()
const intls = new Map<string, IntlShape>()

/** A text of the catalogue in somebody's language, outside a page; dates are written in `zone`. */
export function inWords(language: Language, id: string, values: Values = {}, zone = 'UTC'): string {
  return String(intlOf(language, zone).formatMessage({ id }, values))
}

/** Made once per language and zone: texts are parsed when they are first spoken. */
function intlOf(language: Language, zone: string): IntlShape {
  const key = `${language} ${zone}`
  const intl =
    intls.get(key) ?? createIntl({ locale: language, messages: catalogue[language], timeZone: zone }, cache)
  intls.set(key, intl)
  return intl
}
