import { Button, Checkbox, Stack, Text, Textarea } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/letter/letter.module.css'
import { SolutionFields } from '#app/components/letter/solution-fields.tsx'
import { type Cause, causes } from '#domain/cause'
import { letterLimits, type Problem } from '#domain/letter/content'

/** A cause and how often the seller named it. */
export type NamedCause = { cause: Cause; count: number }

/** One Problem: which causes it explains, why they arise, and its Solutions. */
export function ProblemFields({
  problem: { id, causes: own, text, solutions },
  at,
  named,
  errors,
}: {
  problem: Problem
  at: number
  named: readonly NamedCause[]
  errors: Record<string, string>
}) {
  const intl = useIntl()
  const number = at + 1
  const isNear = (cause: Cause) => own.includes(cause) || named.some((one) => one.cause === cause)
  const error = errors[`p.${at}.text`]
  return (
    <fieldset className={classes.card} id={`row-${id}`}>
      <legend>
        <FormattedMessage id="letter.problem" values={{ number }} />
      </legend>
      <input type="hidden" name={`p.${at}.id`} value={id} />
      <Stack gap="sm">
        <Text size="sm" fw={500}>
          <FormattedMessage id="letter.problem.causes" />
        </Text>
        <CauseBoxes at={at} own={own} offered={causes.filter(isNear)} named={named} />
        <details>
          <summary className={classes.summary}>
            <FormattedMessage id="letter.problem.other_causes" />
          </summary>
          <CauseBoxes at={at} own={own} offered={causes.filter((cause) => !isNear(cause))} named={named} />
        </details>
        <Textarea
          name={`p.${at}.text`}
          label={intl.formatMessage({ id: 'letter.problem.text' })}
          description={intl.formatMessage({ id: 'letter.problem.text_help' })}
          defaultValue={text}
          error={error && intl.formatMessage({ id: error })}
          autosize
          minRows={3}
        />
        {solutions.map((solution, nth) => (
          <SolutionFields key={solution.id} solution={solution} place={{ at, nth }} errors={errors} />
        ))}
        <div className={classes.meta}>
          {solutions.length < letterLimits.solutions && (
            <Button type="submit" name="intent" value={`add_solution.${at}`} variant="default" mih={44}>
              <FormattedMessage id="letter.plan.add_solution" values={{ number }} />
            </Button>
          )}
          <Button
            type="submit"
            name="intent"
            value={`remove_problem.${at}`}
            variant="subtle"
            color="red"
            mih={44}
          >
            <FormattedMessage id="letter.plan.remove_problem" values={{ number }} />
          </Button>
        </div>
      </Stack>
    </fieldset>
  )
}

function CauseBoxes({
  at,
  own,
  offered,
  named,
}: {
  at: number
  own: readonly Cause[]
  offered: readonly Cause[]
  named: readonly NamedCause[]
}) {
  const intl = useIntl()
  return (
    <div className={classes.choices}>
      {offered.map((cause) => (
        <Checkbox
          key={cause}
          name={`p.${at}.cause`}
          value={cause}
          defaultChecked={own.includes(cause)}
          label={intl.formatMessage(
            { id: 'letter.problem.cause' },
            {
              cause: intl.formatMessage({ id: `cause.${cause}` }),
              count: named.find((one) => one.cause === cause)?.count ?? 0,
            },
          )}
        />
      ))}
    </div>
  )
}
