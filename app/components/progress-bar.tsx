import { NavigationProgress, nprogress } from '@mantine/nprogress'
import { useNavigation } from '@remix-run/react'
import { useEffect } from 'react'

/** A bar at the top while a page or a form is under way; assistive technology hears of the page itself. */
export function ProgressBar() {
  const isIdle = useNavigation().state === 'idle'
  useEffect(() => {
    if (isIdle) nprogress.complete()
    else nprogress.start()
  }, [isIdle])
  return <NavigationProgress aria-hidden />
}
