import { Stack, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { FormState } from '#app/components/admin/form-fields.tsx'
import { Section, When } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { Hidden } from '#app/components/measures/hidden.tsx'
import { ArbitrationCard, RestForm } from '#app/components/mediation/arbitration-card.tsx'
import {
  type AgreementForms,
  MakeOfferForm,
  OfferList,
  OpenOffer,
} from '#app/components/mediation/offers.tsx'
import { RemedyCard, RemedyForms } from '#app/components/mediation/remedy-card.tsx'
import { SettlementCard, SignForm } from '#app/components/mediation/settlement-card.tsx'

/** Everything one side sees and does on the way to an agreement; what is newest comes first. */
export function OwnAgreementParts(forms: AgreementForms) {
  const { agreement } = forms
  return (
    <Stack gap="md">
      {agreement.remedy && (
        <Section title="mediation.remedy">
          <RemedyCard remedy={agreement.remedy} />
          <RemedyForms {...forms} />
        </Section>
      )}
      {agreement.arbitration && (
        <Section title="mediation.arbitration">
          <ArbitrationCard arbitration={agreement.arbitration} />
          <RestForm {...forms} />
        </Section>
      )}
      {(agreement.isMediated || agreement.settlement) && (
        <Section title="mediation.settlement">
          {agreement.settlement ? (
            <SettlementCard settlement={agreement.settlement} />
          ) : (
            <Text>
              <FormattedMessage id="mediation.settlement.none" />
            </Text>
          )}
          {agreement.complaint.state === 'mediation' && agreement.complaint.dueAt && (
            <Text>
              <FormattedMessage
                id="mediation.acts_by"
                values={{ at: <When at={agreement.complaint.dueAt} /> }}
              />
            </Text>
          )}
          <SignForm {...forms} />
          <AskArbitration {...forms} />
        </Section>
      )}
      <Section title="mediation.offers">
        <OfferList offers={agreement.offers} side={agreement.side} filedBy={agreement.complaint.filedBy} />
        <OpenOffer {...forms} />
        <MakeOfferForm {...forms} />
        <AskMediation {...forms} />
      </Section>
    </Stack>
  )
}

function AskMediation({ agreement, requestKey, answer }: AgreementForms) {
  if (!agreement.canAskMediation) return null
  return (
    <Form method="post">
      <FormState state={answer?.form === 'mediate' ? answer.state : undefined}>
        <Hidden form="mediate" requestKey={requestKey} />
        <Text size="sm">
          <FormattedMessage id="mediation.ask.help" />
        </Text>
        <Submit intent="mediate" label="mediation.ask" variant="default" />
      </FormState>
    </Form>
  )
}

function AskArbitration({ agreement: { asksArbitration }, requestKey, answer }: AgreementForms) {
  if (asksArbitration === null) return null
  if (asksArbitration === 'has')
    return (
      <Text size="sm">
        <FormattedMessage id="mediation.ask_arbitration.done" />
      </Text>
    )
  return (
    <Form method="post">
      <FormState state={answer?.form === 'ask_arbitration' ? answer.state : undefined}>
        <Hidden form="ask_arbitration" requestKey={requestKey} />
        <Text size="sm">
          <FormattedMessage id="mediation.ask_arbitration.help" />
        </Text>
        <Submit intent="ask_arbitration" label="mediation.ask_arbitration" variant="default" />
      </FormState>
    </Form>
  )
}
