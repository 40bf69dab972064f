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
      {remedy.state === 'missed' && remedy.provenAt && (
        <Text size="sm">
          <FormattedMessage id="mediation.remedy.proof_sent" values={{ at: <When at={remedy.provenAt} /> }} />
        </Text>
      )}
      {remedy.proofKept && (
        <Text size="sm">
          <FormattedMessage id={`mediation.remedy.proof.${remedy.proofKept}`} />
        </Text>
      )}
      {remedy.proof && (
        <div className={classes.quote} dir="auto">
          {remedy.proof}
        </div>
      )}
    </div>
  )
}

/** What a side can say of a remedy: that it was done, with proof, also late; or whether it arrived. */
export function RemedyForms(forms: AgreementForms) {
  const { remedy, canProve } = forms.agreement
  if (!remedy) return null
  return (
    <Stack gap="lg">
      {canProve && <ProofForm {...forms} remedy={remedy} />}
      <FulfilmentForm {...forms} />
    </Stack>
  )
}

function ProofForm({ agreement, requestKey, answer, remedy }: AgreementForms & { remedy: RemedyFacts }) {
  return (
    <Form method="post">
      <FormState state={answer?.form === 'prove' ? answer.state : undefined}>
        <Stack gap="sm" maw={640}>
          <Hidden form="prove" requestKey={requestKey} />
          {remedy.state === 'missed' && (
            <Text size="sm">
              <FormattedMessage id="mediation.prove.late" />
            </Text>
          )}
          <TermsFields currency={agreement.currency} given={remedy.terms} />
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
  )
}

function FulfilmentForm({ agreement, requestKey, answer }: AgreementForms) {
  const { missableFrom, canSayMissed, canConfirmLate } = agreement
  if (!missableFrom && !canConfirmLate) return null
  return (
    <Form method="post">
      <FormState state={answer?.form === 'fulfilment' ? answer.state : undefined}>
        <Hidden form="fulfilment" requestKey={requestKey} />
        {canConfirmLate && (
          <Text size="sm" mb="xs">
            <FormattedMessage id="mediation.fulfilled.late_help" />
          </Text>
        )}
        <Group gap="xl">
          <Submit
            intent="fulfilled"
            label={canConfirmLate ? 'mediation.fulfilled.late' : 'mediation.fulfilled'}
          />
          {canSayMissed && <Submit intent="missed" label="mediation.missed" variant="default" />}
        </Group>
        {missableFrom && !canSayMissed && (
          <Text size="sm" mt="xs">
            <FormattedMessage id="mediation.missed.from" values={{ at: <When at={missableFrom} /> }} />
          </Text>
        )}
      </FormState>
    </Form>
  )
}
