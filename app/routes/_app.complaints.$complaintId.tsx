import { Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  Form,
  Link,
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
  useRevalidator,
  useSearchParams,
} from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { FormState } from '#app/components/admin/form-fields.tsx'
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { ComplaintStateBadge } from '#app/components/complaints/complaint-state.tsx'
import { ComplaintThread } from '#app/components/complaints/complaint-thread.tsx'
import classes from '#app/components/complaints/complaints.module.css'
import { HeldMessages } from '#app/components/complaints/held-messages.tsx'
import { SatisfactionWords } from '#app/components/complaints/satisfaction-words.tsx'
import type { StaffCase } from '#app/components/complaints/staff-case.ts'
import { RelatedComplaints, StaffFacts } from '#app/components/complaints/staff-facts.tsx'
import { StaffHistory } from '#app/components/complaints/staff-history.tsx'
import { StaffMessageForm } from '#app/components/complaints/staff-message-form.tsx'
import { ClassifyForm, HandOverForm, TriageForms } from '#app/components/complaints/triage-forms.tsx'
import { useComplaintKeys } from '#app/components/complaints/use-complaint-keys.ts'
import type { ComplaintFormAnswer } from '#app/components/complaints/view.ts'
import { BarNote } from '#app/components/judging/bar-note.tsx'
import { EvidenceList } from '#app/components/mediation/evidence.tsx'
import { MediatorDesk } from '#app/components/mediation/mediator-desk.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { Age } from '#app/components/review/age.tsx'
import { useLive } from '#app/components/shell/live.tsx'
import { gatherComplaintCase } from '#app/pages/complaint-case.server.ts'
import { readComplaintDoor } from '#app/pages/complaint-door.server.ts'
import { answerStaffForm, staffNotices } from '#app/pages/complaint-requests.server.ts'
import { gatherDealings } from '#app/pages/dealings.server.ts'
import { answerMediatorForm, isMediatorForm, mediatorNotices } from '#app/pages/mediator-requests.server.ts'
import { markOwnSeen } from '#app/pages/own-complaints.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'complaints.page_title')

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'read_complaints')
  const now = context.clock.now()
  const { complaintId = '' } = params
  const door = await readComplaintDoor(context.db, complaintId, person)
  if (door.isTied) return { isTied: true as const }
  const [complaint, desk] = await Promise.all([
    gatherComplaintCase(context.db, complaintId, person, now),
    gatherDealings(context, complaintId, person, door),
    markOwnSeen(context.db, person, complaintId, now),
  ])
  if (!complaint) throw new Response(null, { status: 404 })
  const notices = [...staffNotices, ...mediatorNotices]
  const shown = { complaint, desk, requestKey: crypto.randomUUID(), notices, now: now.toISOString() }
  return { isTied: false as const, ...shown }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'read_complaints')
  const zone = context.environment.marketplaceZone
  const at = { complaintId: params.complaintId ?? '', person, zone, now: context.clock.now() }
  const form = await request.formData()
  if (!isMediatorForm(form)) return answerStaffForm(context.db, form, at)
  return answerMediatorForm(context.db, form, at)
}

/** Whoever was refused because something changed is shown what it is now. */
export function shouldRevalidate({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return actionStatus === 409 || defaultShouldRevalidate
}

/** Whoever is tied to a side reads that they are, and nothing of the case (B27). */
export default function ComplaintPage() {
  const read = useLoaderData<typeof loader>()
  if (!read.isTied) return <ComplaintCase {...read} />
  return (
    <Stack>
      <Anchor component={Link} to="/complaints">
        <FormattedMessage id="complaints.all" />
      </Anchor>
      <Title order={1}>
        <FormattedMessage id="complaints.page_title" />
      </Title>
      <Alert color="orange" role="note">
        <FormattedMessage id="complaints.refusal.tied" />
      </Alert>
    </Stack>
  )
}

type Read = Exclude<ReturnType<typeof useLoaderData<typeof loader>>, { isTied: true }>

/**
 * A complaint at the desk: what it says, its files, what the sides offered and agreed and what was written on the left,
 * what to do and how it got here on the right.
 */
function ComplaintCase({ complaint, desk, requestKey, notices, now }: Read) {
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const { revalidate } = useRevalidator()
  useLive('complaints', () => void revalidate())
  useComplaintKeys()
  const form = { version: complaint.version, requestKey, answer }
  return (
    <NowProvider now={now}>
      <Stack>
        <Anchor component={Link} to="/complaints">
          <FormattedMessage id="complaints.all" />
        </Anchor>
        <Group>
          <Title order={1}>
            <FormattedMessage id="complaints.title" values={{ number: String(complaint.number) }} />
          </Title>
          <ComplaintStateBadge state={complaint.state} />
        </Group>
        <DoneNotice what={answer ? null : search.get('done')} texts={notices} />
        <div className={classes.columns}>
          <div className={classes.stack}>
            <Section title="complaints.section.about">
              <StaffFacts complaint={complaint} />
            </Section>
            {desk.files.length > 0 && (
              <Section title="vault.link">
                <EvidenceList
                  files={desk.files}
                  at={`/complaints/${encodeURIComponent(complaint.id)}/evidence`}
                />
              </Section>
            )}
            {desk.dealings && (
              <MediatorDesk
                key={complaint.version}
                {...desk.dealings}
                isTakenAbove={takesUp(complaint.work)}
                requestKey={requestKey}
                answer={answer}
              />
            )}
            {complaint.held.length > 0 && (
              <Section title="complaints.held">
                <HeldMessages held={complaint.held} answer={answer} />
              </Section>
            )}
            <Section title="complaints.section.messages">
              <StaffMessageForm lanes={complaint.lanes} {...form} />
              <ComplaintThread messages={complaint.messages} />
            </Section>
          </div>
          <div className={classes.stack}>
            <Section title="complaints.section.work">
              <BarNote barred={complaint.barred} refusals="complaints.refusal" />
              <Work work={complaint.work} refused={answer?.form === 'claim' ? answer.state : undefined} />
              {complaint.mayClassify && <ClassifyForm complaint={complaint} {...form} />}
              <TriageForms complaint={complaint} {...form} />
              <HandOverForm complaint={complaint} {...form} />
            </Section>
            {complaint.satisfaction.length > 0 && (
              <Section title="satisfaction.title">
                {complaint.satisfaction.map((said) => (
                  <div key={said.side}>
                    <SatisfactionWords said={said} />
                  </div>
                ))}
              </Section>
            )}
            <Section title="complaints.section.related">
              <RelatedComplaints related={complaint.related} />
            </Section>
            <Section title="complaints.section.timeline">
              <StaffHistory history={complaint.history} />
            </Section>
          </div>
        </div>
      </Stack>
    </NowProvider>
  )
}

/** Whether taking it in hand makes whoever does its mediator, where it has none. */
function takesUp(work: StaffCase['work']): boolean {
  return work?.queue === 'mediation' && work.mayTake && !work.isMine
}

/** For whom it waits until when, and who has it in hand. */
function Work({
  work,
  refused,
}: {
  work: StaffCase['work']
  refused: ComplaintFormAnswer['state'] | undefined
}) {
  if (!work) {
    return (
      <Text size="sm">
        <FormattedMessage id="complaints.staff.not_waiting" />
      </Text>
    )
  }
  return (
    <>
      <Text size="sm">
        <FormattedMessage id={`complaints.queue.${work.queue}`} /> ·{' '}
        <FormattedMessage id="complaints.staff.due" values={{ at: <Age at={work.dueAt} /> }} />
        {work.holder && (
          <>
            {' · '}
            <FormattedMessage id="complaints.staff.held" values={{ name: work.holder }} />
          </>
        )}
      </Text>
      <FormState state={refused}>
        {work.mayTake && !work.isMine && (
          <Form method="post">
            <input type="hidden" name="form" value="claim" />
            {takesUp(work) && (
              <Text size="sm">
                <FormattedMessage id="complaints.staff.claim_mediation" />
              </Text>
            )}
            <Submit intent="claim" label="complaints.do.claim" />
          </Form>
        )}
      </FormState>
    </>
  )
}
