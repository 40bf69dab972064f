/** The languages the pages speak, each by its own name. */
export const languageNames = {
  en: 'English',
  uk: 'Українська',
  ru: 'Русский',
  zh: '中文',
} as const
export type Language = keyof typeof languageNames

export const languages = ['en', 'uk', 'ru', 'zh'] as const satisfies Language[]

export function isLanguage(text: string): text is Language {
  return Object.hasOwn(languageNames, text)
}

/** The language somebody is written to in: their own where we speak it, else English. */
export function languageToWriteIn(own: string | null | undefined): Language {
  return own && isLanguage(own) ? own : 'en'
}

/** The first language of an `Accept-Language` header that we speak, by its weights; else English. */
export function pickLanguage(header: string | undefined): Language {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((wish) => {
      const [tag = '', weight] = wish.trim().split(/ *; *q=/)
      return { language: tag.slice(0, 2).toLowerCase(), weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  return wishes.map(({ language }) => language).find(isLanguage) ?? 'en'
}
