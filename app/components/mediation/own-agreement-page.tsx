import { Anchor, Group, Stack, Title } from '@mantine/core'
import { Link, useLocation, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { DoneNotice } from '#app/components/admin/page-parts.tsx'
import { LiveComplaint } from '#app/components/complaints/live-complaint.tsx'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import type { OwnAgreement } from '#app/components/mediation/facts.ts'
import { OwnAgreementParts } from '#app/components/mediation/own-agreement.tsx'

/** The page on which one side comes to an agreement, in the portal or by a signed link. */
export function OwnAgreementPage({
  agreement,
  back,
  evidence,
  live,
  notices,
  requestKey,
  answer,
}: {
  agreement: OwnAgreement
  back: string
  evidence: string
  /** The stream that tells of changes. */
  live: string
  notices: readonly string[]
  requestKey: string
  answer: FormAnswer | undefined
}) {
  const [search] = useSearchParams()
  const { key: place } = useLocation()
  return (
    <Stack gap="md">
      <Title order={1}>
        <FormattedMessage id="mediation.title" values={{ number: agreement.complaint.number }} />
      </Title>
      <Group gap="md">
        <Anchor component={Link} to={back} underline="always">
          <FormattedMessage id="mediation.back" />
        </Anchor>
        <Anchor component={Link} to={evidence} underline="always">
          <FormattedMessage id="vault.link" />
        </Anchor>
      </Group>
      <LiveComplaint from={live} />
      <DoneNotice what={answer ? null : search.get('done')} texts={notices} />
      <OwnAgreementParts key={place} agreement={agreement} requestKey={requestKey} answer={answer} />
    </Stack>
  )
}
