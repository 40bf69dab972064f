import { Alert, Button } from '@mantine/core'
import { useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { LiveProvider, useLive } from '#app/components/shell/live.tsx'

/**
 * Reads a page about a complaint again whenever the complaint changes. While somebody has unsent words on the page it
 * asks first: what is written here must not go under the hands of whoever writes it.
 *
 * @param from the stream that tells of changes
 */
export function LiveComplaint({ from }: { from: string }) {
  return (
    <LiveProvider from={from}>
      <ReadAgain />
    </LiveProvider>
  )
}

function ReadAgain() {
  const { revalidate, state } = useRevalidator()
  const [isBehind, setBehind] = useState(false)
  useLive('complaints', () => {
    if (hasUnsentWords()) setBehind(true)
    else void revalidate()
  })
  useEffect(() => {
    if (state === 'loading') setBehind(false)
  }, [state])
  return (
    <div role="status">
      {isBehind && (
        <Alert color="blue" variant="outline">
          <FormattedMessage id="complaints.live.changed" />{' '}
          <Button size="compact-sm" variant="default" onClick={() => void revalidate()}>
            <FormattedMessage id="complaints.live.show" />
          </Button>
        </Alert>
      )}
    </div>
  )
}

function hasUnsentWords(): boolean {
  return [
    ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea[name], input[name]'),
  ].some((field) =>
    'checked' in field && ['checkbox', 'radio'].includes(field.type)
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue,
  )
}
