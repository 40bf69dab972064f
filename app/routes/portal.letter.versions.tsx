import { Stack, Text, Title } from '@mantine/core'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedDate, FormattedMessage } from 'react-intl'
import { diffAgainst } from '#app/components/letter/diff-text.tsx'
import { FileList, type ListedFile } from '#app/components/letter/file-list.tsx'
import classes from '#app/components/letter/letter.module.css'
import { LetterText } from '#app/components/letter/letter-text.tsx'
import { Receipt } from '#app/components/letter/receipt.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { requireOwnLetter } from '#app/pages/own-letter.server.ts'
import type { LetterContent } from '#domain/letter/content'
import { filesOfVersion } from '#domain/letter/files'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { whole, filesEver } = await requireOwnLetter(context, request)
  return {
    number: whole?.letter.number ?? 0,
    versions: (whole?.versions ?? []).map(({ version, content, submittedAt, withdrawnAt }) => ({
      version,
      content,
      submittedAt,
      isWithdrawn: withdrawnAt !== null,
      files: filesOfVersion(filesEver, submittedAt).map(({ id, name, size }) => ({ id, name, size })),
    })),
    answers: (whole?.answers ?? []).map(({ version, text, answeredAt }) => ({ version, text, answeredAt })),
  }
}

export default function VersionsPage() {
  const { number, versions, answers } = useLoaderData<typeof loader>()
  if (versions.length === 0)
    return <Empty title="letter.versions.none.title" text="letter.versions.none.text" />
  return (
    <Stack gap="md">
      <Title order={2}>
        <FormattedMessage id="letter.versions.title" />
      </Title>
      {versions.map((version, at) => (
        <SentVersion
          key={version.version}
          number={number}
          sent={version}
          before={versions[at + 1]?.content}
          isOpen={at === 0}
          answer={answers.find((answer) => answer.version === version.version)?.text}
        />
      ))}
    </Stack>
  )
}

type Sent = {
  version: number
  content: LetterContent
  submittedAt: Date
  isWithdrawn: boolean
  files: ListedFile[]
}

function SentVersion({
  number,
  sent: { version, content, submittedAt, isWithdrawn, files },
  before,
  isOpen,
  answer,
}: {
  number: number
  sent: Sent
  before: LetterContent | undefined
  isOpen: boolean
  answer: string | undefined
}) {
  return (
    <details open={isOpen}>
      <summary className={classes.summary}>
        <span className={classes.meta}>
          <strong>
            <Receipt number={number} version={version} />
          </strong>
          <FormattedDate value={submittedAt} dateStyle="long" timeStyle="short" />
          {isWithdrawn && <FormattedMessage id="letter.versions.withdrawn" />}
        </span>
      </summary>
      <div className={classes.rows}>
        {before && (
          <Text size="sm" c="dimmed">
            <FormattedMessage id="letter.versions.diff" values={{ version: version - 1 }} />
          </Text>
        )}
        <LetterText content={content} {...(before && { show: diffAgainst(before) })} />
        <FileList files={files} at="/portal/letter/files" />
        {answer && (
          <section className={classes.card}>
            <Text fw={650}>
              <FormattedMessage id="letter.answer" values={{ version }} />
            </Text>
            <div className={classes.text}>{answer}</div>
          </section>
        )}
      </div>
    </details>
  )
}
