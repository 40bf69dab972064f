import { Anchor, Text } from '@mantine/core'
import { Link } from '@remix-run/react'

type Shop = { sellerId: string; name: string | null; mayRead: boolean }

/** A shop by its name, with the way to its page for whoever may read that. */
export function ShopLink({ sellerId, name, mayRead }: Shop) {
  const called = name ?? sellerId
  if (!mayRead) return <Text component="span">{called}</Text>
  return (
    <Anchor component={Link} to={`/sellers/${encodeURIComponent(sellerId)}`} fw={650}>
      {called}
    </Anchor>
  )
}
