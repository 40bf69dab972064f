import { Alert, Stack, Text, Title } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import { FileAppeal } from '#app/components/appeals/file-appeal.tsx'
import { OwnAppeal } from '#app/components/appeals/own-appeal.tsx'
import type { AppellantAnswer, AppellantShape, FilesAt } from '#app/components/appeals/shapes.ts'
import { ExpectedWaitNote } from '#app/components/pages/expected-wait-note.tsx'
import portal from '#app/components/portal/portal.module.css'
import { Instant } from '#app/components/review/age.tsx'
import { Stars } from '#app/components/review/stars.tsx'

type Shown = { view: AppellantShape; requestKey: string; answer: AppellantAnswer | undefined }

/** What somebody was told, and their appeal from it: to make it, to follow it, to answer and to take it back. */
export function AppellantView({ view, files, requestKey, answer }: Shown & { files: FilesAt }) {
  const { message, appeals } = view
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="appeals.own.title" />
      </Title>
      {appeals.map((appeal) => (
        <OwnAppeal key={appeal.id} appeal={appeal} files={files} requestKey={requestKey} answer={answer} />
      ))}
      <ExpectedWaitNote wait={view.wait} />
      {view.limitedUntil && (
        <Alert color="orange" role="note">
          <FormattedMessage id="appeals.own.limited" values={{ day: <Instant at={view.limitedUntil} /> }} />
        </Alert>
      )}
      {view.canAppeal ? (
        <FileAppeal view={view} requestKey={requestKey} answer={answer} />
      ) : (
        appeals.length === 0 &&
        !view.limitedUntil && (
          <Alert color="gray" role="note">
            <FormattedMessage id="appeals.own.too_late" />
          </Alert>
        )
      )}
      {view.review && (
        <Section title="judging.own.review">
          <Stars rating={view.review.rating} />
          <p className={portal.text} lang={view.review.language ?? undefined} dir="auto">
            {view.review.text}
          </p>
        </Section>
      )}
      <Section title="appeals.own.message">
        <strong lang={message.language}>{message.title}</strong>
        <Text size="sm">
          <Instant at={message.toldAt} />
        </Text>
        <p className={portal.text} lang={message.language} dir="auto">
          {message.body}
        </p>
      </Section>
    </Stack>
  )
}
