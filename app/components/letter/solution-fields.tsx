import { Button, Stack, Textarea, TextInput } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/letter/letter.module.css'
import type { Solution } from '#domain/letter/content'

/** One Solution: what will be done, by whom, until when and how it will be measured. */
export function SolutionFields({
  solution: { id, action, owner, dueOn, measure, evidence },
  place: { at, nth },
  errors,
}: {
  solution: Solution
  place: { at: number; nth: number }
  errors: Record<string, string>
}) {
  const intl = useIntl()
  const number = `${at + 1}.${nth + 1}`
  const field = (name: string) => {
    const error = errors[`s.${at}.${nth}.${name}`]
    return {
      name: `s.${at}.${nth}.${name}`,
      label: intl.formatMessage({ id: `letter.solution.${name}` }),
      error: error && intl.formatMessage({ id: error }),
    }
  }
  return (
    <fieldset className={classes.inner} id={`row-${id}`}>
      <legend>
        <FormattedMessage id="letter.solution" values={{ number }} />
      </legend>
      <input type="hidden" name={`s.${at}.${nth}.id`} value={id} />
      <Stack gap="sm">
        <Textarea {...field('action')} defaultValue={action} autosize minRows={2} />
        <div className={classes.pair}>
          <TextInput {...field('owner')} defaultValue={owner} />
          <TextInput {...field('dueOn')} type="date" defaultValue={dueOn ?? ''} />
        </div>
        <TextInput {...field('measure')} defaultValue={measure} />
        <Textarea
          {...field('evidence')}
          description={intl.formatMessage({ id: 'letter.solution.evidence_help' })}
          defaultValue={evidence}
          autosize
          minRows={1}
        />
        <Button
          type="submit"
          name="intent"
          value={`remove_solution.${at}.${nth}`}
          variant="subtle"
          color="red"
          mih={44}
          style={{ alignSelf: 'flex-start' }}
        >
          <FormattedMessage id="letter.plan.remove_solution" values={{ number }} />
        </Button>
      </Stack>
    </fieldset>
  )
}
