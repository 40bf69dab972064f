import { Group, Stack, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { AreaField, FormState } from '#app/components/admin/form-fields.tsx'
import { When } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import classes from '#app/components/letter/letter.module.css'
import { Hidden } from '#app/components/measures/hidden.tsx'
import type { RemedyFacts } from '#app/components/mediation/facts.ts'
import type { AgreementForms } from '#app/components/mediation/offers.tsx'
import { TermsFields, TermsText } from '#app/components/mediation/terms.tsx'

/** What is owed until when, and what shows that it was done. */
export function RemedyCard({ remedy }: { remedy: RemedyFacts }) {
  const values = {
    due: <When at={remedy.dueAt} />,
    stands: <When at={remedy.standsAt} />,
    at: <When at={remedy.settledAt} />,
  }
  return (
    <div className={classes.card}>
      <Text fw={650}>
        <TermsText terms={remedy.terms} />
      </Text>
      <Text size="sm">
        <FormattedMessage id={`mediation.remedy.state.${remedy.state}`} values={values} />
      </Text>
      {remedy.proof && (
        <div className={classes.quote} dir="auto">
          {remedy.proof}
        </div>
      )}
    </div>
  )
}

/** What a side can say of a remedy: that it was done, with proof, or whether it arrived. */
export function RemedyForms({ agreement, requestKey, answer }: AgreementForms) {
  const { remedy, canProve, complaint, side, currency } = agreement
  if (!remedy || complaint.state !== 'remedy_pending') return null
  const stateOf = (form: string) => (answer?.form === form ? answer.state : undefined)
  return (
    <Stack gap="sm">
      {canProve && (
        <Form method="post">
          <FormState state={stateOf('prove')}>
            <Stack gap="sm" maw={640}>
              <Hidden form="prove" requestKey={requestKey} />
              <TermsFields currency={currency} given={remedy.terms} />
              <AreaField
                name="proof"
                label="mediation.field.proof"
                description="mediation.field.proof.help"
                isRequired
                maxLength={2000}
              />
              <Submit intent="prove" label="mediation.prove" />
            </Stack>
          </FormState>
        </Form>
      )}
      {side === 'complainant' && (
        <Form method="post">
          <FormState state={stateOf('fulfilment')}>
            <Hidden form="fulfilment" requestKey={requestKey} />
            <Group gap="sm">
              <Submit intent="fulfilled" label="mediation.fulfilled" />
              <Submit intent="missed" label="mediation.missed" variant="default" />
            </Group>
          </FormState>
        </Form>
      )}
    </Stack>
  )
}
