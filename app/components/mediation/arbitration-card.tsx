import { Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { FormState } from '#app/components/admin/form-fields.tsx'
import { When } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import classes from '#app/components/letter/letter.module.css'
import { Hidden } from '#app/components/measures/hidden.tsx'
import type { ArbitrationFacts } from '#app/components/mediation/facts.ts'
import type { AgreementForms } from '#app/components/mediation/offers.tsx'

/** Until when evidence is taken, and what was decided on what ground. */
export function ArbitrationCard({ arbitration }: { arbitration: ArbitrationFacts }) {
  const { evidenceUntil, isSealed, decidedAt, decidedFor, ground, reasons } = arbitration
  return (
    <div className={classes.card}>
      {!decidedAt && (
        <Text>
          <FormattedMessage
            id={isSealed ? 'mediation.arbitration.sealed' : 'mediation.arbitration.until'}
            values={{ until: <When at={evidenceUntil} /> }}
          />
        </Text>
      )}
      {decidedAt && (
        <>
          <Text fw={650}>
            <FormattedMessage
              id={`mediation.decided.${decidedFor}`}
              values={{ at: <When at={decidedAt} /> }}
            />
          </Text>
          <Text size="sm">
            <FormattedMessage id={`mediation.ground.${ground}`} />
          </Text>
          <div className={classes.quote} dir="auto">
            {reasons}
          </div>
        </>
      )}
    </div>
  )
}

/** Lets a side say that it has nothing to add, so that nobody waits for it. */
export function RestForm({ agreement, requestKey, answer }: AgreementForms) {
  const { arbitration, side, complaint } = agreement
  if (!arbitration || complaint.state !== 'arbitration') return null
  const restedAt = side === 'complainant' ? arbitration.complainantRestedAt : arbitration.respondentRestedAt
  if (restedAt)
    return (
      <Text size="sm">
        <FormattedMessage id="mediation.rested" values={{ at: <When at={restedAt} /> }} />
      </Text>
    )
  return (
    <Form method="post">
      <FormState state={answer?.form === 'rest' ? answer.state : undefined}>
        <Hidden form="rest" requestKey={requestKey} />
        <Submit intent="rest" label="mediation.rest" variant="default" />
      </FormState>
    </Form>
  )
}
