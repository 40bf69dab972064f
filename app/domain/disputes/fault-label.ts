import type { Fault } from '#domain/disputes/fault'
import type { Language } from '#domain/language'

/** What readers may be told beside a review; never that a buyer is to blame for what they wrote about. */
const labels: Partial<Record<Fault, Record<Language, string>>> = {
  platform: {
    en: 'The marketplace’s own fault, not the seller’s',
    uk: 'Провина маркетплейсу, а не продавця',
    ru: 'Вина маркетплейса, а не продавца',
    zh: '平台责任，与卖家无关',
  },
  carrier: {
    en: 'The carrier’s fault, not the seller’s',
    uk: 'Провина перевізника, а не продавця',
    ru: 'Вина перевозчика, а не продавца',
    zh: '承运方责任，与卖家无关',
  },
}

/** The label a marketplace can show with a review, or null where there is none to show. */
export function faultLabel(fault: Fault, language: Language): string | null {
  return labels[fault]?.[language] ?? null
}
