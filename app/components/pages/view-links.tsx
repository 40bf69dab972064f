import { Button } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'

/** Which part of a list is shown; each text has the id `<texts>.<view>`. */
export function ViewLinks<View extends string>({
  views,
  view,
  texts,
}: {
  views: readonly View[]
  view: View
  texts: string
}) {
  return (
    <nav>
      {views.map((one) => (
        <Button
          key={one}
          component={Link}
          to={`?view=${one}`}
          variant={one === view ? 'filled' : 'default'}
          size="xs"
          mr="xs"
          aria-current={one === view ? 'true' : undefined}
        >
          <FormattedMessage id={`${texts}.${one}`} />
        </Button>
      ))}
    </nav>
  )
}
