import { FormattedMessage } from 'react-intl'

/** A shop by its name; one the marketplace never told us of by its id, and that it is unknown. */
export function SellerText({ id, name }: { id: string; name: string | null }) {
  if (name) return name
  return (
    <>
      <span dir="auto">{id}</span> (<FormattedMessage id="complaints.seller_unknown" />)
    </>
  )
}
