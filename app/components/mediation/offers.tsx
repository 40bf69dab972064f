import { Alert, Group, Stack, Text } from '@mantine/core'
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
import { longestWords, offerHours } from '#domain/mediation/offer'

export type AgreementForms = { agreement: OwnAgreement; requestKey: string; answer: FormAnswer | undefined }

/** What was offered so far, the oldest first; `side` is whoever reads, nobody where our people do. */
export function OfferList({ offers, side }: { offers: readonly OfferFacts[]; side: ComplaintSide | null }) {
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
                id={side === offer.madeBy ? 'mediation.offer.yours' : `mediation.offer.of.${offer.madeBy}`}
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

const ends = ['accept', 'decline', 'withdraw'] as const

/** What a side can say to the offer that stands open. */
export function OpenOffer({ agreement, requestKey, answer }: AgreementForms) {
  const open = agreement.offers.find(({ state }) => state === 'open')
  const moves = ends.filter((move) => agreement.offerMoves.includes(move))
  if (!open || moves.length === 0) return null
  return (
    <Form method="post">
      <FormState state={answer?.form === 'offer-end' ? answer.state : undefined}>
        <Hidden form="offer-end" requestKey={requestKey} />
        <input type="hidden" name="offerId" value={open.id} />
        <Group gap="sm">
          {moves.map((move) => (
            <Submit
              key={move}
              intent={move}
              label={`mediation.offer.${move}`}
              variant={move === 'accept' ? 'filled' : 'default'}
            />
          ))}
        </Group>
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
