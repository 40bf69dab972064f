import { Alert, Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import type { WaivableKind } from '#domain/independence/waiver'

/** Why somebody does not judge something now, or that they do under a waiver, as they decided it themselves. */
export type Barred = {
  by: string | null
  /** The kind of the waiver that is used; null where none is. */
  waived: WaivableKind | null
  /** Whether nobody else is there who could judge it. */
  isAlone: boolean
}

/** Says so above the form, or in its place; `refusals` is where the texts of what bars stand. */
export function BarNote({ barred, refusals }: { barred: Barred; refusals: string }) {
  const { by, waived, isAlone } = barred
  if (waived)
    return (
      <Alert color="blue" role="note">
        <FormattedMessage id={`waivers.used.${waived}`} />
      </Alert>
    )
  if (!by) return null
  return (
    <Alert color="orange" role="note">
      <FormattedMessage id={`${refusals}.${by}`} />
      {isAlone && (
        <Text size="sm" mt="xs">
          <FormattedMessage id="waivers.hint" />
        </Text>
      )}
    </Alert>
  )
}
