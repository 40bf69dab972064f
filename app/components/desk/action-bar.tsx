import { Button } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import classes from '#app/components/desk/desk.module.css'
import { type DeskCommand, letterOf } from '#app/components/desk/keymap.ts'
import type { LineAction } from '#domain/review'

const tasks = ['skip', 'hand_over', 'note', 'lease'] as const satisfies DeskCommand[]

/** Everything that can be done with the item, each button with its key. What is not allowed is not there. */
export function ActionBar({
  actions,
  hasNote,
  active,
  onCommand,
}: {
  actions: LineAction[]
  /** Something is written that goes with whatever is decided. */
  hasNote: boolean
  active: string | undefined
  onCommand: (command: DeskCommand) => void
}) {
  return (
    <div className={classes.actions} data-testid="actions">
      {actions.map((action) => (
        <Button
          key={action}
          size="compact-sm"
          variant={action === 'publish' ? 'filled' : 'default'}
          aria-expanded={action === 'publish' ? undefined : active === action}
          onClick={() => onCommand(action)}
        >
          <kbd aria-hidden>{letterOf(action)}</kbd>
          <FormattedMessage id={`action.${action}`} />
        </Button>
      ))}
      <span className={classes.spacer} />
      {tasks.map((task) => (
        <Button
          key={task}
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-expanded={task === 'lease' ? undefined : active === task}
          onClick={() => onCommand(task)}
        >
          <kbd aria-hidden>{letterOf(task)}</kbd>
          <FormattedMessage id={task === 'note' && hasNote ? 'action.noteKept' : `action.${task}`} />
        </Button>
      ))}
    </div>
  )
}
