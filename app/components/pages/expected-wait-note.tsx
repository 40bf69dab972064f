import { Text } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import { Instant } from '#app/components/review/age.tsx'
import { type ExpectedWait, spanInWords } from '#domain/usual-wait'

/** Tells somebody who waits how long it usually takes, by when theirs is answered, and what would help (B40). */
export function ExpectedWaitNote({ wait }: { wait: ExpectedWait | null }) {
  const intl = useIntl()
  if (!wait) return null
  const say = (ms: number) => {
    const { unit, count } = spanInWords(ms)
    return intl.formatNumber(count, { style: 'unit', unit, unitDisplay: 'long' })
  }
  return (
    <Text size="sm">
      <FormattedMessage id="wait.usual" values={{ half: say(wait.halfMs), most: say(wait.mostMs) }} />{' '}
      <FormattedMessage
        id={wait.isLate ? 'wait.late' : 'wait.by'}
        values={{ at: <Instant at={wait.by} /> }}
      />{' '}
      <FormattedMessage id={`wait.help.${wait.line}`} />
    </Text>
  )
}
