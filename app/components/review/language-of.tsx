import { FormattedMessage } from 'react-intl'

/** The language a review was found to be written in, as lists say it; what it was sent as, where that is another. */
export function LanguageOf({ found, declared }: { found: string | null; declared: string | null }) {
  if (found === null || declared === null || isSame(found, declared)) return found ?? declared ?? '—'
  return <FormattedMessage id="review.declared" values={{ found, declared }} />
}

/** `zh` and `zh-Hant` are one language. */
function isSame(one: string, other: string): boolean {
  const base = (tag: string) => tag.split('-')[0]?.toLowerCase()
  return base(one) === base(other)
}
