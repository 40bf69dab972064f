import { FormattedNumber } from 'react-intl'

/** A share (0–1) in percent, or a dash where nothing is known. */
export function Share({ value }: { value: number | null }) {
  if (value === null) return <>–</>
  return <FormattedNumber value={value} style="percent" maximumFractionDigits={1} />
}
