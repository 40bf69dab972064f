import { Button } from '@mantine/core'
import { FormattedMessage } from 'react-intl'

/** A button that sends its form with what it asks for; `label` is the id of a text. */
export function Submit({
  intent,
  label,
  color,
  variant = 'filled',
  size = 'sm',
}: {
  intent: string
  label: string
  color?: string
  variant?: 'filled' | 'default'
  size?: 'xs' | 'sm'
}) {
  return (
    <Button
      type="submit"
      name="intent"
      value={intent}
      variant={variant}
      size={size}
      style={{ alignSelf: 'flex-start' }}
      {...(color && { color })}
    >
      <FormattedMessage id={label} />
    </Button>
  )
}
