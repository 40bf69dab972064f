import { findReason } from '#domain/reason'

/** What a reason says in the reader's language; its code where the catalogue has dropped it. */
export function reasonText(code: string, locale: string): string {
  const text = findReason(code)?.text
  if (!text) return code
  return locale === 'uk' || locale === 'ru' || locale === 'zh' ? text[locale] : text.en
}
