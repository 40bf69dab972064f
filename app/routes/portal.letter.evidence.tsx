import { Alert, Anchor, Button, Stack, Text, Title } from '@mantine/core'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { z } from 'zod'
import { DoneNotice } from '#app/components/admin/page-parts.tsx'
import { FileList, type ListedFile } from '#app/components/letter/file-list.tsx'
import classes from '#app/components/letter/letter.module.css'
import { chosenFiles, keepHandedIn, readHandedIn } from '#app/pages/handed-in.server.ts'
import { type OwnLetter, requireOwnLetter } from '#app/pages/own-letter.server.ts'
import { attachLetterFiles, detachLetterFile } from '#commands/letters/change-files'
import { fileTypes } from '#domain/files'
import { mostLetterFiles, mostLetterFilesEver } from '#domain/letter/files'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const own = await requireOwnLetter(context, request)
  return { files: own.files.map(({ id, name, size }) => ({ id, name, size })), isOpen: own.isOpen }
}

const done = { added: 'letter.files.added', removed: 'letter.files.removed' } as const

export async function action({ context, request }: ActionFunctionArgs) {
  const own = await requireOwnLetter(context, request)
  const { person } = own
  const exclusionId = own.ofCase.id
  const form = await request.formData()
  const now = context.clock.now()
  if (form.get('intent') === 'remove') {
    const fileId = z.uuid().safeParse(form.get('fileId'))
    const removed = fileId.success
      ? await detachLetterFile(context.db, { exclusionId, fileId: fileId.data }, person, now)
      : undefined
    return removed?.ok === false ? refused(removed.refusal.reason) : backTo('removed')
  }
  const chosen = chosenFiles(form)
  if (!own.isOpen) return refused('not_open')
  if (!hasRoom(own, chosen.length)) return refused('too_many')
  const read = await readHandedIn(chosen)
  if (!read.ok) return refused(read.refusal.reason, read.refusal.name)
  const files = await keepHandedIn(context.files, read.value)
  const attached = await attachLetterFiles(context.db, { exclusionId, files }, person, now)
  return attached.ok ? backTo('added') : refused(attached.refusal.reason)
}

/** Whether so many more could be kept, asked before any of them is looked at. */
function hasRoom({ files, filesEver }: OwnLetter, more: number): boolean {
  return (
    files.length < mostLetterFiles &&
    more <= mostLetterFiles &&
    filesEver.length + more <= mostLetterFilesEver
  )
}

function backTo(what: keyof typeof done) {
  return redirect(`/portal/letter/evidence?done=${done[what]}`)
}

function refused(reason: string, name = '') {
  return data({ reason, name }, 422)
}

const accepted = Object.values(fileTypes)
  .map(({ mime }) => mime)
  .join(',')

export default function EvidencePage() {
  const { files, isOpen } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Stack gap="md">
      <Title order={2}>
        <FormattedMessage id="letter.files.title" />
      </Title>
      <Text>
        <FormattedMessage id="letter.files.help" />
      </Text>
      <DoneNotice what={answer ? null : search.get('done')} texts={Object.values(done)} />
      {answer && (
        <Alert color="orange" variant="outline" role="alert" style={{ overflowWrap: 'anywhere' }}>
          <FormattedMessage id={`letter.files.refusal.${answer.reason}`} values={{ name: answer.name }} />
        </Alert>
      )}
      {files.length === 0 && (
        <Text c="dimmed">
          <FormattedMessage id="letter.files.none" />
        </Text>
      )}
      <FileList
        files={files}
        at="/portal/letter/files"
        title="letter.files.field"
        beside={(file) => isOpen && <TakeBack file={file} />}
      />
      {isOpen ? (
        <AddFiles key={files.length} />
      ) : (
        <Text>
          <FormattedMessage id="letter.files.refusal.not_open" />
        </Text>
      )}
      <Anchor component={Link} to="/portal/letter/check" underline="always">
        <FormattedMessage id="letter.files.goOn" />
      </Anchor>
    </Stack>
  )
}

function AddFiles() {
  const { state, formMethod } = useNavigation()
  return (
    <Form method="post" encType="multipart/form-data">
      <Stack gap="xs" align="flex-start">
        <label htmlFor="letter-files">
          <FormattedMessage id="letter.files.field" />
        </label>
        <input
          id="letter-files"
          className={classes.picker}
          type="file"
          name="files"
          multiple
          required
          accept={accepted}
          aria-describedby="letter-files-help"
        />
        <Text id="letter-files-help" size="sm" c="dimmed">
          <FormattedMessage id="letter.files.field.help" />
        </Text>
        <Button
          type="submit"
          name="intent"
          value="add"
          mih={44}
          loading={state !== 'idle' && formMethod === 'POST'}
        >
          <FormattedMessage id="letter.files.add" />
        </Button>
      </Stack>
    </Form>
  )
}

function TakeBack({ file: { id, name } }: { file: ListedFile }) {
  const intl = useIntl()
  return (
    <Form method="post">
      <input type="hidden" name="fileId" value={id} />
      <Button
        type="submit"
        name="intent"
        value="remove"
        variant="default"
        mih={44}
        aria-label={intl.formatMessage({ id: 'letter.files.removeOf' }, { name })}
      >
        <FormattedMessage id="letter.files.remove" />
      </Button>
    </Form>
  )
}
