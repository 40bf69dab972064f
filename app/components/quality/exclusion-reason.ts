import { findExclusionReason } from '#domain/exclusion/reasons'

/** What a reason of an exclusion says in the reader's language; its code where there is no such reason. */
export function exclusionReasonText(code: string, locale: string): string {
  const text = findExclusionReason(code)?.text
  if (!text) return code
  return locale === 'uk' || locale === 'ru' || locale === 'zh' ? text[locale] : text.en
}
