import { Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import portal from '#app/components/portal/portal.module.css'
import type { Fault } from '#domain/disputes/fault'

/** Whose fault it was found to be, and why, in the words of whoever found it. */
export function FaultSaid({ fault, note }: { fault: Fault; note: string | null }) {
  return (
    <>
      <Text fw={600}>
        <FormattedMessage id={`faults.found.${fault}`} />
      </Text>
      {note && (
        <p className={portal.text} dir="auto">
          {note}
        </p>
      )}
    </>
  )
}
