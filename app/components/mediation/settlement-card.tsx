import { Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { FormState } from '#app/components/admin/form-fields.tsx'
import { When } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import classes from '#app/components/letter/letter.module.css'
import { Hidden } from '#app/components/measures/hidden.tsx'
import type { SettlementFacts } from '#app/components/mediation/facts.ts'
import type { AgreementForms } from '#app/components/mediation/offers.tsx'
import { TermsText } from '#app/components/mediation/terms.tsx'
import { complaintSides } from '#domain/complaints/mover'
import { hasSigned } from '#domain/mediation/settlement'

/** What a mediator has put before both sides, word for word, with who has signed it. */
export function SettlementCard({ settlement }: { settlement: SettlementFacts }) {
  return (
    <div className={classes.card}>
      <Text fw={650}>
        <TermsText terms={settlement.terms} />
      </Text>
      <div className={classes.quote} dir="auto">
        {settlement.text}
      </div>
      <Text size="sm">
        <FormattedMessage id="mediation.settlement.days" values={{ count: settlement.dueDays }} />
      </Text>
      <ul className={classes.list}>
        {complaintSides.map((side) => (
          <li key={side}>
            <FormattedMessage
              id={hasSigned(settlement, side) ? 'mediation.signed' : 'mediation.unsigned'}
              values={{
                side: <FormattedMessage id={`mediation.side.${side}`} />,
                at: (
                  <When
                    at={
                      side === 'complainant' ? settlement.complainantSignedAt : settlement.respondentSignedAt
                    }
                  />
                ),
              }}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Lets a side sign what it has read. */
export function SignForm({ agreement, requestKey, answer }: AgreementForms) {
  const { settlement, side, complaint } = agreement
  if (!settlement || complaint.state !== 'mediation' || hasSigned(settlement, side)) return null
  return (
    <Form method="post">
      <FormState state={answer?.form === 'sign' ? answer.state : undefined}>
        <Hidden form="sign" requestKey={requestKey} />
        <input type="hidden" name="settlementId" value={settlement.id} />
        <Text size="sm">
          <FormattedMessage id="mediation.sign.help" />
        </Text>
        <Submit intent="sign" label="mediation.sign" />
      </FormState>
    </Form>
  )
}
