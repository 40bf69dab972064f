import { Anchor, Group, List, Stack, Text } from '@mantine/core'
import { Form, Link, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { Callout } from '#app/components/letter/callout.tsx'
import { LongTextField } from '#app/components/portal/long-text-field.tsx'
import { FlawList } from '#app/components/replies/flaw-list.tsx'
import type { Studio } from '#app/components/replies/studio.ts'

/** Where a shop writes its public reply: looked over first or sent at once, never stopped. */
export function ReplyForm({ studio, requestKey }: { studio: Studio; requestKey: string }) {
  const [search] = useSearchParams()
  const { draft, templates, written } = studio
  const template = templates.find(({ id }) => id === search.get('template'))
  const standing = written.find(
    ({ state, isOfNewest }) => isOfNewest && (state === 'published' || state === 'queued'),
  )
  const begun = template?.text ?? draft?.text ?? standing?.text ?? ''
  return (
    <Section title="shop_review.answer">
      {standing && (
        <Text>
          <FormattedMessage id={`replies.standing.${standing.state}`} />
        </Text>
      )}
      <Templates studio={studio} />
      {draft && !template && <Looked flaws={draft.flaws} />}
      <Form method="post" key={begun}>
        <input type="hidden" name="requestKey" value={requestKey} />
        {standing && <input type="hidden" name="isEdit" value="on" />}
        <Stack gap="sm">
          <LongTextField
            name="text"
            label="shop_review.answer_text"
            description="shop_review.answer_help"
            defaultValue={begun}
            max={5000}
          />
          <Group gap="sm">
            <Submit intent="answer" label="shop_review.publish" />
            <Submit intent="check" label="replies.check" variant="default" />
            {(standing || draft) && (
              <Submit intent="withdraw_reply" label="replies.withdraw" variant="default" />
            )}
          </Group>
        </Stack>
      </Form>
    </Section>
  )
}

/** The texts to begin from, those for what the review seems to need first. */
function Templates({ studio: { templates, situation, language } }: { studio: Studio }) {
  const inOrder = [
    ...templates.filter((one) => one.situation === situation),
    ...templates.filter((one) => one.situation !== situation),
  ]
  return (
    <Stack gap={4}>
      {situation === 'leave' && (
        <Callout color="yellow" title={<FormattedMessage id="replies.leave" />}>
          <FormattedMessage id="replies.leave.text" />
        </Callout>
      )}
      <Text fw={650}>
        <FormattedMessage id="replies.templates" />
      </Text>
      <List spacing={4}>
        {inOrder.map(({ id }) => (
          <List.Item key={id}>
            <Anchor component={Link} to={`?template=${id}`} underline="always" preventScrollReset>
              <FormattedMessage id={`replies.template.${id}`} />
            </Anchor>
          </List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed">
        <FormattedMessage id="replies.templates_help" values={{ language }} />
      </Text>
    </Stack>
  )
}

function Looked({ flaws }: { flaws: NonNullable<Studio['draft']>['flaws'] }) {
  if (flaws.length === 0) {
    return (
      <Callout color="green" title={<FormattedMessage id="replies.no_flaws" />}>
        <FormattedMessage id="replies.no_flaws.text" />
      </Callout>
    )
  }
  return (
    <Callout color="orange" title={<FormattedMessage id="replies.flaws" />}>
      <FlawList flaws={flaws} />
      <FormattedMessage id="replies.flaws.text" />
    </Callout>
  )
}
