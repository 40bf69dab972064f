import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import classes from '#app/components/rings/rings.module.css'

/** Reviews to open, all of them or the first few. */
export function ReviewLinks({ ids, most = 12 }: { ids: string[]; most?: number }) {
  return (
    <span className={classes.ids}>
      {ids.slice(0, most).map((id) => (
        <Anchor
          key={id}
          component={Link}
          to={`/reviews/${encodeURIComponent(id)}`}
          underline="always"
          fz="xs"
          style={{ overflowWrap: 'anywhere' }}
        >
          {id}
        </Anchor>
      ))}
      {ids.length > most && <span>+{ids.length - most}</span>}
    </span>
  )
}
