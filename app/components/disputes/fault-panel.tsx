import { Anchor, Stack, Text } from '@mantine/core'
import { Form, Link } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { AreaField, ChoiceField, FormState } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { FaultSaid } from '#app/components/disputes/fault-said.tsx'
import { PlatformAnswerForms, type StaffAnswer } from '#app/components/disputes/platform-answer.tsx'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { Hidden } from '#app/components/measures/hidden.tsx'
import classes from '#app/components/pages/pages.module.css'
import { Age } from '#app/components/review/age.tsx'
import type { DisputeBar } from '#domain/disputes/dispute'
import { type Fault, faults } from '#domain/disputes/fault'

/** What is known of whose fault a review tells of, for staff; instants are RFC 3339. */
export type FaultOfReview = {
  said: { fault: Fault; note: string | null; by: string; at: string } | null
  /** What the marketplace answers to it, where that is for this person to write or to have shown. */
  answer: StaffAnswer | undefined
  /** The shop's claim that waits to be judged, by its id. */
  waitingClaim: string | null
  /** Whether this person may say it now, or what bars them from it. */
  canSay: 'yes' | 'no' | DisputeBar
}

/** Whose fault a negative review tells of, and the form to say so. */
export function FaultPanel({
  fault: { said, answer: ofPlatform, waitingClaim, canSay },
  answer,
  requestKey,
}: {
  fault: FaultOfReview
  answer: FormAnswer | undefined
  requestKey: string
}) {
  return (
    <section className={classes.card} aria-labelledby="fault">
      <h2 id="fault">
        <FormattedMessage id="faults.title" />
      </h2>
      <Stack gap="xs">
        {said ? (
          <>
            <FaultSaid fault={said.fault} note={said.note} />
            <Text size="sm">
              {said.by}, <Age at={said.at} />
            </Text>
          </>
        ) : (
          <Text size="sm">
            <FormattedMessage id="faults.none" />
          </Text>
        )}
        {waitingClaim && (
          <Anchor component={Link} to={`/appeals/disputes/faults/${waitingClaim}`}>
            <FormattedMessage id="faults.waits" />
          </Anchor>
        )}
        {canSay !== 'yes' && canSay !== 'no' && (
          <Text size="sm">
            <FormattedMessage id={`faults.${canSay}`} />
          </Text>
        )}
        {canSay === 'yes' && (
          <FormState state={answer?.form === 'fault' ? answer.state : undefined}>
            <SayForm seen={said?.fault} requestKey={requestKey} />
          </FormState>
        )}
        {ofPlatform !== undefined && (
          <FormState state={answer && answer.form !== 'fault' ? answer.state : undefined}>
            <PlatformAnswerForms answer={ofPlatform} requestKey={requestKey} />
          </FormState>
        )}
      </Stack>
    </section>
  )
}

function SayForm({ seen, requestKey }: { seen: Fault | undefined; requestKey: string }) {
  const intl = useIntl()
  const options = faults.map((value) => ({
    value,
    label: intl.formatMessage({ id: `disputes.fault.${value}` }),
  }))
  return (
    <Form method="post" key={seen}>
      <Stack gap="xs">
        <Hidden form="fault" requestKey={requestKey} />
        <input type="hidden" name="seenFault" value={seen ?? ''} />
        <ChoiceField
          name="fault"
          label="disputes.field.fault"
          description="disputes.field.fault.help"
          options={options}
        />
        <AreaField name="note" label="disputes.field.note" description="faults.note.help" isRequired />
        <Submit intent="attribute" label="faults.say" variant="default" />
      </Stack>
    </Form>
  )
}
