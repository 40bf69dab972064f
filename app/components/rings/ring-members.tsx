import { Anchor, Stack, Table } from '@mantine/core'
import { Form, Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { AreaField, FormState } from '#app/components/admin/form-fields.tsx'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { Hidden } from '#app/components/measures/hidden.tsx'
import review from '#app/components/review/review.module.css'
import { ReviewLinks } from '#app/components/rings/review-links.tsx'
import type { MemberShape, RingShape } from '#app/components/rings/shape.ts'
import { mayExempt } from '#domain/rings/ring'

type Shown = { ring: RingShape; requestKey: string; answer: FormAnswer | undefined }

/** Every member with what ties them and what they wrote, and a form to leave them out of the decision. */
export function RingMembers({ ring, requestKey, answer }: Shown) {
  return (
    <DataTable label="ring.members" columns={columns}>
      {ring.members.map((member) => (
        <Table.Tr key={member.authorId}>
          <Table.Td>
            <strong>{member.number}</strong>{' '}
            <Anchor
              component={Link}
              to={`/authors/${encodeURIComponent(member.authorId)}`}
              underline="always"
              fz="sm"
            >
              {member.authorId}
            </Anchor>
          </Table.Td>
          <Table.Td>
            {ring.ties
              .filter(({ members }) => members.includes(member.number))
              .map((tie) => (
                <div key={tie.label}>
                  <strong>{tie.label}</strong> <FormattedMessage id={`ring.tie.${tie.kind}`} />
                </div>
              ))}
          </Table.Td>
          <Table.Td>
            <ReviewLinks ids={member.reviewIds} />
          </Table.Td>
          <Table.Td>
            <Exemption member={member} ring={ring} requestKey={requestKey} answer={answer} />
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

const columns = ['ring.col.member', 'ring.col.ties', 'ring.col.reviews', 'ring.col.exempt'] as const

function Exemption({ member, ring, requestKey, answer }: Shown & { member: MemberShape }) {
  const { authorId, exemptedAt, exemptReason, exemptedByName } = member
  const form = `${exemptedAt ? 'include' : 'exempt'} ${authorId}`
  const state = answer?.form === form ? answer.state : undefined
  const hidden = (
    <>
      <Hidden form={form} requestKey={requestKey} version={ring.version} />
      <input type="hidden" name="authorId" value={authorId} />
    </>
  )
  if (exemptedAt)
    return (
      <Form method="post">
        <FormState state={state}>
          <div className={review.muted}>
            <FormattedMessage id="ring.exempted" values={{ name: exemptedByName, reason: exemptReason }} />
          </div>
          {hidden}
          {mayExempt(ring.state) && (
            <Submit intent="include" label="ring.include" variant="default" size="xs" />
          )}
        </FormState>
      </Form>
    )
  if (!mayExempt(ring.state)) return null
  return (
    <details open={state !== undefined}>
      <summary>
        <FormattedMessage id="ring.exempt" />
      </summary>
      <Form method="post">
        <FormState state={state}>
          <Stack gap="xs">
            {hidden}
            <AreaField name="reason" label="ring.field.exemptReason" isRequired maxLength={1000} />
            <Submit intent="exempt" label="ring.exempt" variant="default" size="xs" />
          </Stack>
        </FormState>
      </Form>
    </details>
  )
}
