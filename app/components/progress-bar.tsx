import { NavigationProgress, nprogress } from '@mantine/nprogress'
import { useNavigation } from '@remix-run/react'
import { useEffect } from 'react'
import { useIntl } from 'react-intl'

/** A bar at the top while a page or a form is under way. */
export function ProgressBar() {
  const isIdle = useNavigation().state === 'idle'
  const intl = useIntl()
  useEffect(() => {
    if (isIdle) nprogress.complete()
    else nprogress.start()
  }, [isIdle])
  return <NavigationProgress aria-label={intl.formatMessage({ id: 'progress.label' })} />
}
