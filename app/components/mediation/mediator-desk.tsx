import { Alert, Group, Stack, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { AreaField, ChoiceField, FormState, TextField } from '#app/components/admin/form-fields.tsx'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { LookFirst } from '#app/components/judging/look-first.tsx'
import classes from '#app/components/letter/letter.module.css'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { Hidden } from '#app/components/measures/hidden.tsx'
import { ArbitrationCard } from '#app/components/mediation/arbitration-card.tsx'
import type { AgreementFacts } from '#app/components/mediation/facts.ts'
import { OfferList } from '#app/components/mediation/offers.tsx'
import { RemedyCard } from '#app/components/mediation/remedy-card.tsx'
import { SettlementCard } from '#app/components/mediation/settlement-card.tsx'
import { TermsFields } from '#app/components/mediation/terms.tsx'
import { complaintSides } from '#domain/complaints/mover'
import { arbitrationGrounds } from '#domain/mediation/arbitration'
import { remedyDays } from '#domain/mediation/remedy'

/** What one of our people can do now. */
export type MediatorRights = {
  canTake: boolean
  isMediator: boolean
  canDecide: boolean
  /** Why they cannot mediate or decide this one (`mediation.tied.…`). */
  obstacle: string | null
  /** Who mediates, or did last. */
  mediator: string | null
  isMediationOver: boolean
}
/** What was stopped, and whose it was. */
export type StoppedWords = { id: string; triedBy: string; place: string; phrases: string[] }

type Shown = {
  agreement: AgreementFacts
  rights: MediatorRights
  stopped: readonly StoppedWords[]
  /** Whether the page offers to take it in hand, which is to mediate it, in another place. */
  isTakenAbove: boolean
  requestKey: string
  answer: FormAnswer | undefined
}

/** A complaint's agreement as our people see it, with what a mediator or an arbiter does about it. */
export function MediatorDesk({ agreement, rights, stopped, isTakenAbove, ...form }: Shown) {
  const { remedy, arbitration, settlement, complaint } = agreement
  const own = { version: complaint.version, currency: agreement.currency, ...form }
  return (
    <Stack gap="md">
      {(agreement.isMediated || arbitration || rights.mediator) && (
        <Section title="mediation.who">
          <Text>
            <FormattedMessage id={mediatorText(rights)} values={{ name: rights.mediator }} />
          </Text>
          {rights.obstacle && (
            <Alert color="yellow" role="note">
              <FormattedMessage id={`mediation.obstacle.${rights.obstacle}`} />
            </Alert>
          )}
          {rights.canTake && !(isTakenAbove && rights.mediator === null) && (
            <OneButton {...own} name="take">
              <Submit intent="take" label="mediation.take" />
            </OneButton>
          )}
          <TieForm {...own} />
        </Section>
      )}
      <Section title="mediation.offers">
        <OfferList offers={agreement.offers} side={null} filedBy={agreement.complaint.filedBy} />
      </Section>
      <Stopped stopped={stopped} />
      {remedy && (
        <Section title="mediation.remedy">
          <RemedyCard remedy={remedy} />
        </Section>
      )}
      {arbitration && (
        <Section title="mediation.arbitration">
          <ArbitrationCard arbitration={arbitration} />
          {rights.canDecide && arbitration.isSealed && <DecideForm {...own} />}
        </Section>
      )}
      {(settlement || agreement.isMediated) && (
        <Section title="mediation.settlement">
          {agreement.isArbitrationAsked && (
            <Alert color="orange" variant="light">
              <FormattedMessage id="mediation.ask_arbitration.seen" />
            </Alert>
          )}
          {settlement && <SettlementCard settlement={settlement} />}
          {rights.isMediator && <DraftForm {...own} />}
          {rights.isMediator && (
            <OneButton {...own} name="arbitrate">
              <Group gap="sm">
                <Submit intent="arbitrate" label="mediation.arbitrate" variant="default" />
                <Submit intent="arbitrate_asked" label="mediation.arbitrate.asked" variant="default" />
              </Group>
            </OneButton>
          )}
        </Section>
      )}
    </Stack>
  )
}

function mediatorText({ mediator, isMediationOver }: MediatorRights): string {
  if (mediator) return isMediationOver ? 'mediation.mediator.was' : 'mediation.mediator'
  return isMediationOver ? 'mediation.mediator.never' : 'mediation.mediator.none'
}

type OwnForm = { version: number; currency: string; requestKey: string; answer: FormAnswer | undefined }

function OneButton({
  name,
  version,
  requestKey,
  answer,
  children,
}: OwnForm & { name: string; children: ReactNode }) {
  return (
    <Form method="post">
      <FormState state={answer?.form === name ? answer.state : undefined}>
        <Hidden form={name} requestKey={requestKey} version={version} />
        {children}
      </FormState>
    </Form>
  )
}

function TieForm(form: OwnForm) {
  const intl = useIntl()
  return (
    <details>
      <summary className={classes.summary}>
        <FormattedMessage id="mediation.tie" />
      </summary>
      <OneButton {...form} name="tie">
        <Stack gap="sm" maw={420}>
          <Text size="sm">
            <FormattedMessage id="mediation.tie.help" />
          </Text>
          <ChoiceField
            name="side"
            label="mediation.tie.side"
            options={complaintSides.map((side) => ({
              value: side,
              label: intl.formatMessage({ id: `mediation.side.${side}` }),
            }))}
          />
          <Submit intent="tie" label="mediation.tie.send" variant="default" />
        </Stack>
      </OneButton>
    </details>
  )
}

function DraftForm(form: OwnForm) {
  return (
    <OneButton {...form} name="draft">
      <Stack gap="sm" maw={640}>
        <TermsFields currency={form.currency} />
        <TextField
          name="dueDays"
          label="mediation.field.dueDays"
          inputMode="numeric"
          defaultValue={String(remedyDays.usual)}
        />
        <AreaField
          name="text"
          label="mediation.field.text"
          description="mediation.field.text.help"
          isRequired
        />
        <Submit intent="draft" label="mediation.draft" />
      </Stack>
    </OneButton>
  )
}

function DecideForm(form: OwnForm) {
  const intl = useIntl()
  const optionsOf = (prefix: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: intl.formatMessage({ id: `${prefix}.${value}` }) }))
  return (
    <OneButton {...form} name="decide">
      <Stack gap="sm" maw={640}>
        <ChoiceField
          name="decidedFor"
          label="mediation.field.decidedFor"
          options={optionsOf('mediation.for', ['buyer', 'seller', 'nobody'])}
        />
        <ChoiceField
          name="ground"
          label="mediation.field.ground"
          options={optionsOf('mediation.ground', arbitrationGrounds)}
        />
        <TermsFields currency={form.currency} none="mediation.remedy.none" />
        <TextField
          name="dueDays"
          label="mediation.field.dueDays.decided"
          inputMode="numeric"
          defaultValue={String(remedyDays.usual)}
        />
        <AreaField
          name="reasons"
          label="mediation.field.reasons"
          description="mediation.field.reasons.help"
          isRequired
        />
        <LookFirst
          look={form.answer?.form === 'decide' ? form.answer.look : undefined}
          intent="decide"
          label="mediation.decide"
        />
      </Stack>
    </OneButton>
  )
}

function Stopped({ stopped }: { stopped: readonly StoppedWords[] }) {
  if (stopped.length === 0) return null
  return (
    <Section title="mediation.stoppedWords">
      {stopped.map(({ id, triedBy, place, phrases }) => (
        <div key={id} className={classes.card}>
          <Text size="sm">
            <FormattedMessage
              id="mediation.stoppedWords.of"
              values={{
                side: <FormattedMessage id={`mediation.side.${triedBy}`} />,
                place: <FormattedMessage id={`mediation.place.${place}`} />,
              }}
            />
          </Text>
          {phrases.map((phrase) => (
            <blockquote key={phrase} className={classes.quote} dir="auto">
              {phrase}
            </blockquote>
          ))}
        </div>
      ))}
    </Section>
  )
}
