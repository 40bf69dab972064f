import { Button, Loader, Text } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/desk/desk.module.css'
import type { DeskState } from '#app/components/desk/desk-state.ts'

/** A desk without an item: still fetching, the queue done with, or given back by hand. */
export function NothingToDo({ phase, onTakeNext }: { phase: DeskState['phase']; onTakeNext: () => void }) {
  const intl = useIntl()
  return (
    <div className={classes.nothing}>
      <h2 tabIndex={-1} id="item-title">
        <FormattedMessage id={`nothing.${phase}.title`} />
      </h2>
      {phase === 'waiting' && <Loader aria-label={intl.formatMessage({ id: 'nothing.waiting.title' })} />}
      {phase === 'empty' && (
        <>
          <Text size="sm">
            <FormattedMessage id="nothing.empty.text" />
          </Text>
          <Button component={Link} to="/" variant="default">
            <FormattedMessage id="nothing.home" />
          </Button>
        </>
      )}
      {phase === 'idle' && (
        <Button onClick={onTakeNext}>
          <kbd className={classes.key} aria-hidden>
            L
          </kbd>
          <FormattedMessage id="nothing.takeNext" />
        </Button>
      )}
    </div>
  )
}
