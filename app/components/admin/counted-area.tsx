import { Text, Textarea, type TextareaProps } from '@mantine/core'
import { type ChangeEvent, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'

/**
 * Several lines of text that say how many characters there are and may be. Nothing is ever cut: what is too long is
 * said so in words, here before it is sent and without scripts by whoever reads it.
 */
export function CountedArea({ max, error, ...props }: Omit<TextareaProps, 'maxLength'> & { max: number }) {
  const intl = useIntl()
  const [length, setLength] = useState<number | null>(null)
  const over = (length ?? 0) - max
  const tooLong = (by: number) => intl.formatMessage({ id: 'form.over' }, { count: by })
  const count = ({ currentTarget: area }: ChangeEvent<HTMLTextAreaElement>) => {
    const { length: now } = area.value
    setLength(now)
    area.setCustomValidity(now > max ? tooLong(now - max) : '')
  }
  return (
    <div>
      <Textarea {...props} error={over > 0 ? tooLong(over) : error} onChange={count} />
      {length !== null && (
        <Text size="xs" c="dimmed" ta="end">
          <FormattedMessage id="form.count" values={{ length, max }} />
        </Text>
      )}
    </div>
  )
}
