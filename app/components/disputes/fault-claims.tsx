import { Alert, Anchor, Stack, Text } from '@mantine/core'
import { Form, Link } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { AreaField, ChoiceField } from '#app/components/admin/form-fields.tsx'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { FaultSaid } from '#app/components/disputes/fault-said.tsx'
import { ExpectedWaitNote } from '#app/components/pages/expected-wait-note.tsx'
import portal from '#app/components/portal/portal.module.css'
import { Instant } from '#app/components/review/age.tsx'
import { type Fault, faultsOfOthers } from '#domain/disputes/fault'
import type { FaultClaimState } from '#domain/disputes/fault-claim'
import type { ExpectedWait } from '#domain/usual-wait'

type Claim = {
  id: string
  state: FaultClaimState
  fault: Fault
  text: string
  found: Fault | null
  note: string | null
  filedAt: string
  dueAt: string
  /** The answer, with where to appeal from it. */
  statementId: string | null
}

/** What a shop reads of whose fault a bad review of its tells of; instants are RFC 3339. */
export type ShopFault = {
  said: { fault: Fault; note: string | null } | null
  /** What the marketplace answered in public to a fault of its own. */
  platformAnswer: string | null
  claims: Claim[]
  /** What to expect of the claim that waits, if one does. */
  wait: ExpectedWait | null
  canClaim: boolean
}

/** Whose fault a bad review tells of, as its shop reads it, and how the shop says that it was not its own. */
export function FaultClaims({ fault, requestKey }: { fault: ShopFault; requestKey: string }) {
  const { said, platformAnswer, claims, wait, canClaim } = fault
  return (
    <Section title="faults.title">
      {said ? (
        <FaultSaid fault={said.fault} note={said.note} />
      ) : (
        <Text>
          <FormattedMessage id="faults.none" />
        </Text>
      )}
      {platformAnswer && (
        <div>
          <Text fw={600}>
            <FormattedMessage id="platform_answer.shown" />
          </Text>
          <p className={portal.text} dir="auto">
            {platformAnswer}
          </p>
        </div>
      )}
      {claims.map((claim) => (
        <OwnClaim key={claim.id} claim={claim} />
      ))}
      <ExpectedWaitNote wait={wait} />
      {canClaim && <ClaimForm requestKey={requestKey} />}
    </Section>
  )
}

function OwnClaim({
  claim: { id, state, fault, text, found, note, filedAt, dueAt, statementId },
}: {
  claim: Claim
}) {
  return (
    <Stack gap="xs">
      <Text fw={600}>
        <FormattedMessage id={`faults.claimed.${fault}`} />
      </Text>
      <Text size="sm">
        <FormattedMessage
          id={`faults.claim.${state}`}
          values={{ sent: <Instant at={filedAt} />, due: <Instant at={dueAt} /> }}
        />
      </Text>
      <p className={portal.text} dir="auto">
        {text}
      </p>
      {found && <FaultSaid fault={found} note={note} />}
      {statementId && (
        <Anchor component={Link} to={`/portal/notice/${statementId}`}>
          <FormattedMessage id="disputes.answer" />
        </Anchor>
      )}
      {state === 'open' && (
        <Form method="post">
          <input type="hidden" name="claimId" value={id} />
          <Submit intent="withdraw_claim" label="faults.withdraw" variant="default" size="xs" />
        </Form>
      )}
    </Stack>
  )
}

function ClaimForm({ requestKey }: { requestKey: string }) {
  const intl = useIntl()
  const options = faultsOfOthers.map((value) => ({
    value,
    label: intl.formatMessage({ id: `disputes.fault.${value}` }),
  }))
  return (
    <Form method="post">
      <Stack gap="sm" maw={560}>
        <Text>
          <FormattedMessage id="faults.claim.help" />
        </Text>
        <input type="hidden" name="requestKey" value={requestKey} />
        <ChoiceField name="claimFault" label="disputes.field.fault" options={options} />
        <AreaField name="claimText" label="faults.claim.text" isRequired />
        <Alert color="gray" variant="outline">
          <FormattedMessage id="faults.claim.no_dispute" />
        </Alert>
        <Submit intent="claim_fault" label="faults.claim.send" variant="default" />
      </Stack>
    </Form>
  )
}
