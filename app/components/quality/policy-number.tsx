import { FormattedNumber } from 'react-intl'

/** A number of a policy as people read it: never more digits than it has. */
export function PolicyNumberValue({ value }: { value: number }) {
  return <FormattedNumber value={value} maximumFractionDigits={4} />
}

/** The id of the text that names a number or weight of a policy. */
export function numberLabel(name: string): string {
  return `quality_policy.${name.startsWith('weights.') ? name : `number.${name}`}`
}
