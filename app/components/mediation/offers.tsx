import { Alert, Stack, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { AreaField, FormState, SelectField } from '#app/components/admin/form-fields.tsx'
import { When } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import classes from '#app/components/letter/letter.module.css'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { Hidden } from '#app/components/measures/hidden.tsx'
import type { OfferFacts, OwnAgreement } from '#app/components/mediation/facts.ts'
import { TermsFields, TermsText } from '#app/components/mediation/terms.tsx'
import type { ComplaintSide } from '#domain/complaints/mover'
import { partyOfSide } from '#domain/complaints/side'
import type { ComplaintFiler } from '#domain/complaints/topic'
import { longestWords, offerHours } from '#domain/mediation/offer'
import { isOwed, remedyDays } from '#domain/mediation/remedy'

export type AgreementForms = { agreement: OwnAgreement; requestKey: string; answer: FormAnswer | undefined }

/** What was offered so far, the oldest first; `side` is whoever reads, nobody where our people do. */
export function OfferList({
  offers,
  side,
  filedBy,
}: {
  offers: readonly OfferFacts[]
  side: ComplaintSide | null
  filedBy: ComplaintFiler
}) {
  if (offers.length === 0)
    return (
      <Text>
        <FormattedMessage id="mediation.offers.none" />
      </Text>
    )
  return (
    <ol className={classes.rows} style={{ paddingInlineStart: 0, listStyle: 'none', margin: 0 }}>
      {offers.map((offer) => (
        <li key={offer.id} className={classes.card}>
          <div className={classes.meta}>
            <strong>
              <FormattedMessage
                id={
                  side === offer.madeBy
                    ? 'mediation.offer.yours'
                    : `mediation.offer.by.${partyOfSide(filedBy, offer.madeBy)}`
                }
              />
            </strong>
            <When at={offer.madeAt} />
          </div>
          <Text fw={650}>
            <TermsText terms={offer.terms} />
          </Text>
          {offer.words !== '' && (
            <div className={classes.text} dir="auto">
              {offer.words}
            </div>
          )}
          <Text size="sm">
            <FormattedMessage
              id={`mediation.offer.state.${offer.state}`}
              values={{ until: <When at={offer.expiresAt} /> }}
            />
          </Text>
        </li>
      ))}
    </ol>
  )
}

/** What a side can say to the offer that stands open; accepting asks once more, and lies apart from declining. */
export function OpenOffer({ agreement, requestKey, answer }: AgreementForms) {
  const open = agreement.offers.find(({ state }) => state === 'open')
  if (!open) return null
  const can = (move: 'accept' | 'decline' | 'withdraw') => agreement.offerMoves.includes(move)
  const send = (move: 'accept' | 'decline' | 'withdraw', label: string) => (
    <EndForm intent={move} label={label} {...{ requestKey, answer, offerId: open.id }} />
  )
  return (
    <Stack gap="xl" my="sm">
      {can('accept') && (
        <details className={classes.card}>
          <summary className={classes.summary}>
            <FormattedMessage id="mediation.offer.accept" />
          </summary>
          <Stack gap="sm">
            <Text fw={650}>
              <TermsText terms={open.terms} />
            </Text>
            <Text size="sm">
              <FormattedMessage
                id={isOwed(open.terms) ? 'mediation.offer.accept_help' : 'mediation.offer.accept_closes'}
                values={{ count: remedyDays.usual }}
              />
            </Text>
            {send('accept', 'mediation.offer.accept_sure')}
          </Stack>
        </details>
      )}
      {can('decline') && send('decline', 'mediation.offer.decline')}
      {can('withdraw') && send('withdraw', 'mediation.offer.withdraw')}
    </Stack>
  )
}

function EndForm({
  intent,
  label,
  offerId,
  requestKey,
  answer,
}: {
  intent: string
  label: string
  offerId: string
  requestKey: string
  answer: FormAnswer | undefined
}) {
  const name = `offer-${intent}`
  return (
    <Form method="post">
      <FormState state={answer?.form === name ? answer.state : undefined}>
        <Hidden form={name} requestKey={requestKey} />
        <input type="hidden" name="offerId" value={offerId} />
        <Submit intent={intent} label={label} variant={intent === 'accept' ? 'filled' : 'default'} />
      </FormState>
    </Form>
  )
}

/** A new offer, or another one in answer to theirs. */
export function MakeOfferForm({ agreement, requestKey, answer }: AgreementForms) {
  const intl = useIntl()
  if (!agreement.canOffer) return null
  const isCounter = agreement.offerMoves.includes('counter')
  const days = [1, 3, 5, 10].map((count) => ({
    value: String(count * 24),
    label: intl.formatMessage({ id: 'mediation.days' }, { count }),
  }))
  return (
    <details open={!isCounter || answer?.form === 'offer'}>
      <summary className={classes.summary}>
        <FormattedMessage id={isCounter ? 'mediation.offer.counter' : 'mediation.offer.new'} />
      </summary>
      <Stopped phrases={answer?.form === 'offer' ? phrasesOf(answer) : agreement.stopped} />
      <Form method="post">
        <FormState state={answer?.form === 'offer' ? answer.state : undefined}>
          <Stack gap="sm" maw={640}>
            <Hidden form="offer" requestKey={requestKey} />
            <TermsFields currency={agreement.currency} />
            <AreaField
              name="words"
              label="mediation.field.words"
              description="mediation.field.words.help"
              maxLength={longestWords}
            />
            <SelectField
              name="hours"
              label="mediation.field.hours"
              options={days}
              defaultValue={String(offerHours.usual)}
            />
            <Submit intent="offer" label="mediation.offer.send" />
          </Stack>
        </FormState>
      </Form>
    </details>
  )
}

/** What was stopped just now: no sentence goes over a line. */
function phrasesOf({ state: { values } }: FormAnswer): string[] {
  return (values.phrases ?? '').split('\n').filter((phrase) => phrase !== '')
}

/** Why what a side wrote was not sent, in its own words. */
function Stopped({ phrases }: { phrases: readonly string[] }) {
  if (phrases.length === 0) return null
  return (
    <Alert color="orange" variant="outline" role="alert" my="xs">
      <Text>
        <FormattedMessage id="mediation.stopped" />
      </Text>
      {phrases.map((phrase) => (
        <blockquote key={phrase} className={classes.quote} dir="auto">
          {phrase}
        </blockquote>
      ))}
    </Alert>
  )
}
