import { FormattedMessage } from 'react-intl'

/** The number under which a sent version is spoken of. */
export function Receipt({ number, version }: { number: number; version: number }) {
  return <FormattedMessage id="letter.receipt" values={{ number: `${number}/${version}` }} />
}
