import { Stack, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { AreaField, FormState, SelectField, TextField } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { LookFirst } from '#app/components/judging/look-first.tsx'
import type { FormAnswer, SellerStanding } from '#app/components/measures/facts.ts'
import { groundIn } from '#app/components/measures/ground-text.tsx'
import { Hidden } from '#app/components/measures/hidden.tsx'
import { StepNames } from '#app/components/measures/measure-item.tsx'
import classes from '#app/components/measures/measures.module.css'
import { measureGrounds } from '#domain/measures/ground'
import { stepsSkipped } from '#domain/measures/ladder'
import { restricts } from '#domain/measures/measure'
import { measureRules, rankFactor } from '#domain/measures/rules'
import { type MeasureStep, measureSteps } from '#domain/measures/step'

type Imposing = {
  standing: SellerStanding
  /** What a partial exclusion begins with. */
  category: string
  requestKey: string
  answer: FormAnswer | undefined
}

/** A form for each step of the ladder; leaving steps out asks for the reason. Works without scripts. */
export function ImposeForms({ standing, ...rest }: Imposing) {
  if (standing.exclusion === 'whole' || standing.exclusion === 'terminated') {
    return (
      <Text size="sm">
        <FormattedMessage id="measure.excluded" />
      </Text>
    )
  }
  return (
    <>
      <h3 className={classes.heading}>
        <FormattedMessage id="measure.imposing" />
      </h3>
      <div className={classes.forms}>
        {measureSteps.map((step) => (
          <ImposeForm key={step} step={step} standing={standing} {...rest} />
        ))}
      </div>
      {standing.ladder.next === 'exclusion' && (
        <Text size="sm">
          <FormattedMessage id="measure.exclusionNext" />
        </Text>
      )}
    </>
  )
}

function ImposeForm({ step, standing, category, requestKey, answer }: Imposing & { step: MeasureStep }) {
  const intl = useIntl()
  const skipped = stepsSkipped(standing.ladder, step)
  const form = `impose ${step}`
  const grounds = measureGrounds.map((ground) => ({
    value: ground,
    label: groundIn(ground, intl.locale),
  }))
  return (
    <details open={answer?.form === form}>
      <summary>
        <FormattedMessage id={`measure.step.${step}`} />
        {step === standing.ladder.next && (
          <>
            {' · '}
            <FormattedMessage id="measure.mark.next" />
          </>
        )}
      </summary>
      <Form method="post" key={standing.version}>
        <FormState state={answer?.form === form ? answer.state : undefined}>
          <Stack gap="sm" maw={560}>
            <Hidden form={form} requestKey={requestKey} version={standing.version} />
            <input type="hidden" name="step" value={step} />
            {skipped.length > 0 && (
              <Text size="sm">
                <FormattedMessage id="measure.leavesOut" values={{ steps: <StepNames steps={skipped} /> }} />
              </Text>
            )}
            {skipped.length > 0 && (
              <AreaField name="skipReason" label="measure.field.skipReason" isRequired maxLength={2000} />
            )}
            <SelectField name="ground" label="measure.field.ground" options={grounds} />
            <AreaField
              name="explanation"
              label="measure.field.explanation"
              description="measure.field.explanationHelp"
              isRequired
            />
            <Terms step={step} category={category} />
            <TextField
              name="days"
              label={step === 'coaching' ? 'measure.field.dueDays' : 'measure.field.days'}
              inputMode="numeric"
              isRequired
              defaultValue={String(measureRules[step].usual)}
            />
            {restricts(step) ? (
              <LookFirst
                look={answer?.form === form ? answer.look : undefined}
                intent="impose"
                label={`measure.impose.${step}`}
              />
            ) : (
              <Submit intent="impose" label={`measure.impose.${step}`} />
            )}
          </Stack>
        </FormState>
      </Form>
    </details>
  )
}

/** What only one step needs. */
function Terms({ step, category }: { step: MeasureStep; category: string }) {
  switch (step) {
    case 'warning':
      return null
    case 'coaching':
      return <AreaField name="task" label="measure.field.task" isRequired />
    case 'rank_limit':
      return (
        <TextField
          name="factor"
          label="measure.field.factor"
          description="measure.field.factorHelp"
          inputMode="decimal"
          isRequired
          defaultValue={String(rankFactor.usual)}
        />
      )
    case 'partial_exclusion':
      return (
        <AreaField name="categories" label="measure.field.categories" isRequired defaultValue={category} />
      )
    default:
      return step satisfies never
  }
}
