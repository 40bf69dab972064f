import { Checkbox, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { FormState, useField } from '#app/components/admin/form-fields.tsx'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import classes from '#app/components/notices/notices.module.css'
import { type MailWish, type NoticeKind, noticeKinds } from '#domain/notices/kind'
import type { MailHours } from '#domain/notices/schedule'

export type Wish = {
  kind: NoticeKind
  inBell: boolean
  mail: MailWish
  isMandatory: boolean
  /** None where it is mailed at any hour. */
  mailChoices: MailWish[]
}
type Zones = { group: 'near' | 'far'; zones: { value: string; label: string }[] }[]
type Settings = { kinds: Wish[]; hours: MailHours; zones: Zones }
type State = { errors: Record<string, string>; values: Record<string, string> }

/** What somebody wishes to be told of, by which way, and when not. */
export function SettingsForm({
  settings: { kinds, hours, zones },
  state,
}: {
  settings: Settings
  state: State | undefined
}) {
  return (
    <Stack maw={720}>
      <Title order={1}>
        <FormattedMessage id="notices.settings" />
      </Title>
      <FormState state={state}>
        <Form method="post">
          <Stack>
            <Section title="notices.what">
              {kinds.map((wish) => (
                <WishFields key={wish.kind} wish={wish} />
              ))}
            </Section>
            <Section title="notices.when">
              <ZoneField zones={zones} chosen={hours.zone} />
              <div className={classes.hours}>
                <TimeField name="quietFrom" label="notices.quiet_from" minute={hours.quietFrom} />
                <TimeField name="quietUntil" label="notices.quiet_until" minute={hours.quietUntil} />
                <TimeField name="digestAt" label="notices.digest_at" minute={hours.digestAt} />
              </div>
              <Text size="sm">
                <FormattedMessage id="notices.quiet_help" />
              </Text>
            </Section>
            <Submit intent="save" label="form.save" />
          </Stack>
        </Form>
      </FormState>
    </Stack>
  )
}

function WishFields({ wish: { kind, inBell, mail, isMandatory, mailChoices } }: { wish: Wish }) {
  const intl = useIntl()
  const name = intl.formatMessage({ id: `notices.kind.${kind}` })
  const options = mailChoices.map((value) => ({
    value,
    label: intl.formatMessage({ id: `notices.mail.${value}` }),
  }))
  return (
    <div className={classes.wish}>
      <Text fw={650}>{name}</Text>
      {isMandatory ? (
        <Text size="sm">
          <FormattedMessage id={`notices.mandatory.${noticeKinds[kind].readers}`} />
        </Text>
      ) : (
        <Checkbox
          name={`bell.${kind}`}
          defaultChecked={inBell}
          label={intl.formatMessage({ id: 'notices.in_bell' })}
          aria-label={`${name}: ${intl.formatMessage({ id: 'notices.in_bell' })}`}
        />
      )}
      {options.length > 0 ? (
        <NativeSelect
          name={`mail.${kind}`}
          aria-label={`${name}: ${intl.formatMessage({ id: 'notices.by_mail' })}`}
          data={options}
          defaultValue={mail}
          maw={260}
        />
      ) : (
        <Text size="sm">
          <FormattedMessage id="notices.mailed_itself" />
        </Text>
      )}
    </div>
  )
}

/** The zones near the marketplace's first, the others below. */
function ZoneField({ zones, chosen }: { zones: Zones; chosen: string }) {
  const intl = useIntl()
  const data = zones.map(({ group, zones: items }) => ({
    group: intl.formatMessage({ id: `notices.zone.${group}` }),
    items,
  }))
  return (
    <NativeSelect {...useField({ name: 'zone', label: 'notices.zone', defaultValue: chosen })} data={data} />
  )
}

/** A time of day; empty where there is none. */
function TimeField({ name, label, minute }: { name: string; label: string; minute: number | null }) {
  const two = (part: number) => String(part).padStart(2, '0')
  const defaultValue = minute === null ? '' : `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
  return <TextInput {...useField({ name, label, defaultValue })} type="time" />
}
