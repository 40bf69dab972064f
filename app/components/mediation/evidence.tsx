import { Alert, Anchor, Button, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { Form, Link, useNavigation, useSearchParams } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { DoneNotice, When } from '#app/components/admin/page-parts.tsx'
import { LiveComplaint } from '#app/components/complaints/live-complaint.tsx'
import classes from '#app/components/letter/letter.module.css'
import { FilesField } from '#app/components/mediation/files-field.tsx'
import { SealedFacts } from '#app/components/mediation/sealed-facts.tsx'
import type { ComplaintSide } from '#domain/complaints/mover'
import type { EvidenceKind } from '#domain/vault/shows'

export type EvidenceFacts = {
  id: string
  name: string
  addedBy: ComplaintSide
  lane: ComplaintSide | 'both'
  sealedAt: Date
  digest: string
  shows: EvidenceKind | null
  /** What the camera noted; whoever is not ours is told neither. */
  takenAt: string | null
  place: { latitude: number; longitude: number } | null
}

/** Sealed files, each to be saved: whose, since when, and under which digest. */
export function EvidenceList({
  files,
  at,
  query = '',
}: {
  files: readonly EvidenceFacts[]
  at: string
  query?: string
}) {
  if (files.length === 0)
    return (
      <Text>
        <FormattedMessage id="vault.none" />
      </Text>
    )
  return (
    <ul className={classes.rows} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {files.map((file) => (
        <li key={file.id} className={classes.card}>
          <Anchor href={`${at}/${file.id}${query}`} underline="always" download>
            {file.name}
          </Anchor>
          <div className={classes.meta}>
            <FormattedMessage id={`mediation.side.${file.addedBy}`} />
            <When at={file.sealedAt} />
            <FormattedMessage id={`vault.lane.${file.lane === 'both' ? 'both' : 'own'}`} />
          </div>
          <SealedFacts {...file} />
        </li>
      ))}
    </ul>
  )
}

export type EvidenceAnswer = { reason: string; name: string }

/** The page on which a side hands in files. */
export function EvidencePage({
  number,
  files,
  at,
  query,
  back,
  live,
  notices,
  answer,
}: {
  number: number
  files: readonly EvidenceFacts[]
  at: string
  query: string
  back: string
  /** The stream that tells of changes. */
  live: string
  notices: readonly string[]
  answer: EvidenceAnswer | undefined
}) {
  const [search] = useSearchParams()
  return (
    <Stack gap="md">
      <Title order={1}>
        <FormattedMessage id="vault.title" values={{ number }} />
      </Title>
      <Anchor component={Link} to={back} underline="always">
        <FormattedMessage id="mediation.back" />
      </Anchor>
      <LiveComplaint from={live} />
      <DoneNotice what={answer ? null : search.get('done')} texts={notices} />
      {answer && (
        <Alert color="orange" variant="outline" role="alert" style={{ overflowWrap: 'anywhere' }}>
          <FormattedMessage id={`vault.refusal.${answer.reason}`} values={{ name: answer.name }} />
        </Alert>
      )}
      <Text>
        <FormattedMessage id="vault.help" />
      </Text>
      <EvidenceList files={files} at={at} query={query} />
      <AddFiles key={files.length} />
    </Stack>
  )
}

function AddFiles() {
  const intl = useIntl()
  const { state, formMethod } = useNavigation()
  const lanes = (['both', 'own'] as const).map((value) => ({
    value,
    label: intl.formatMessage({ id: `vault.lane.${value}` }),
  }))
  return (
    <Form method="post" encType="multipart/form-data">
      <Stack gap="sm" align="flex-start">
        <FilesField label="vault.field" isRequired />
        <NativeSelect name="lane" label={intl.formatMessage({ id: 'vault.field.lane' })} data={lanes} />
        <Button type="submit" mih={44} loading={state !== 'idle' && formMethod === 'POST'}>
          <FormattedMessage id="vault.add" />
        </Button>
      </Stack>
    </Form>
  )
}
