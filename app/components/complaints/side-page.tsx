import { Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import { CircumstanceFacts } from '#app/components/complaints/circumstance-facts.tsx'
import { ComplaintStateBadge } from '#app/components/complaints/complaint-state.tsx'
import { ComplaintThread } from '#app/components/complaints/complaint-thread.tsx'
import { ComplaintTimeline } from '#app/components/complaints/complaint-timeline.tsx'
import classes from '#app/components/complaints/complaints.module.css'
import { LiveComplaint } from '#app/components/complaints/live-complaint.tsx'
import { PurchaseLines } from '#app/components/complaints/purchase.tsx'
import { SideForms } from '#app/components/complaints/side-forms.tsx'
import { TopicText } from '#app/components/complaints/topic-text.tsx'
import type { ComplaintFormAnswer, ComplaintView } from '#app/components/complaints/view.ts'
import { ExpectedWaitNote } from '#app/components/pages/expected-wait-note.tsx'
import { DayOf, Instant } from '#app/components/review/age.tsx'
import type { ComplaintState } from '#domain/complaints/state'
import { hasTurn } from '#domain/complaints/turn'
import type { ExpectedWait } from '#domain/usual-wait'

type Props = {
  view: ComplaintView
  /** Where the side's pages beside this one are, and the query they need. */
  at: { path: string; query: string }
  requestKey: string
  answer: ComplaintFormAnswer | undefined
  /** How long it usually takes, while it is with our people. */
  wait: ExpectedWait | null
}

/** A complaint as one of its sides sees it: where it stands, what they can do, what was written, how it got there. */
export function SidePage({ view, at, requestKey, answer, wait }: Props) {
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage
          id={view.notice ? 'judging.notice.title' : 'complaints.title'}
          values={{ number: String(view.number) }}
        />
      </Title>
      <LiveComplaint from={`${at.path}/live${at.query}`} />
      <div>
        <ComplaintStateBadge state={view.state} />
      </div>
      <Stage view={view} />
      <ExpectedWaitNote wait={wait} />
      <Beside view={view} at={at} />
      <SideForms view={view} requestKey={requestKey} answer={answer} />
      {view.statement && (
        <Section title="complaints.section.told">
          <div lang={view.statement.language} dir="auto">
            <strong>{view.statement.title}</strong>
            <p className={classes.words}>{view.statement.body}</p>
          </div>
        </Section>
      )}
      <Section title="complaints.section.about">
        <About view={view} />
      </Section>
      <Section title="complaints.section.messages">
        {view.held.map(({ id, text }) => (
          <Alert key={id} color="orange" variant="light">
            <FormattedMessage id="complaints.held.yours" />
            <p className={classes.words} dir="auto">
              {text}
            </p>
          </Alert>
        ))}
        <ComplaintThread messages={view.messages} />
      </Section>
      <Section title="complaints.section.timeline">
        {!view.notice && (
          <Text size="sm">
            <FormattedMessage id="complaints.timeline_help" />
          </Text>
        )}
        <ComplaintTimeline steps={view.timeline} side={view.side} />
      </Section>
    </Stack>
  )
}

/** Where the sides come to an agreement, once both know of the complaint, and where they show what they say. */
function Beside({
  view: { side, asksWill: isSellerAsked },
  at: { path, query },
}: Pick<Props, 'view' | 'at'>) {
  return (
    <Group gap="md">
      {isSellerAsked && (
        <Anchor component={Link} to={`${path}/agreement${query}`} underline="always">
          <FormattedMessage id="complaints.to_agreement" />
        </Anchor>
      )}
      {(isSellerAsked || side === 'complainant') && (
        <Anchor component={Link} to={`${path}/evidence${query}`} underline="always">
          <FormattedMessage id="complaints.to_evidence" />
        </Anchor>
      )}
    </Group>
  )
}

/** What is said otherwise where somebody tells of illegal content, and no two sides are heard. */
const saidOfNotices: readonly ComplaintState[] = [
  'acknowledged',
  'triage',
  'duplicate',
  'reopened',
  'invalid',
]

function stageText({ state, notice }: ComplaintView): string {
  return notice && saidOfNotices.includes(state)
    ? `judging.notice.stage.${state}`
    : `complaints.stage.${state}`
}

function Stage({ view }: { view: ComplaintView }) {
  const { state, side, dueAt, answer, joinedWith, appealHref, notice, doubt } = view
  return (
    <Alert color={hasTurn(side, state) ? 'orange' : 'gray'} variant="light">
      <Text>
        <FormattedMessage id={stageText(view)} />
      </Text>
      {notice?.dueAt && (
        <Text mt="xs">
          <FormattedMessage id="judging.notice.due" values={{ at: <Instant at={notice.dueAt} /> }} />
        </Text>
      )}
      {doubt && (
        <Text mt="xs">
          <FormattedMessage id={`complaints.doubt.${doubt}`} />
        </Text>
      )}
      {joinedWith !== null && (
        <Text>
          <FormattedMessage id="complaints.joined_with" values={{ number: String(joinedWith) }} />
        </Text>
      )}
      {answer && (
        <p className={classes.words} dir="auto">
          {answer}
        </p>
      )}
      {appealHref && (
        <Text mt="xs">
          <Anchor component={Link} to={appealHref} underline="always">
            <FormattedMessage id="complaints.to_appeal" />
          </Anchor>
        </Text>
      )}
      {hasTurn(side, state) && (
        <Text fw={650} mt="xs">
          <FormattedMessage id={`complaints.turn.${side}.${state}`} />
        </Text>
      )}
      {dueAt && (
        <Text mt="xs">
          <FormattedMessage
            id={state === 'mediation' ? 'complaints.due_mediator' : 'complaints.due'}
            values={{ at: <Instant at={dueAt} /> }}
          />
        </Text>
      )}
    </Alert>
  )
}

function About({ view }: { view: ComplaintView }) {
  return (
    <>
      <dl className={classes.facts}>
        <dt>
          <FormattedMessage id="complaints.fact.topic" />
        </dt>
        <dd>
          <TopicText topic={view.topic} subtopic={view.subtopic} kind={view.kind} />
        </dd>
        <dt>
          <FormattedMessage id="complaints.fact.filed" />
        </dt>
        <dd>
          <DayOf at={view.filedAt} />
        </dd>
        {view.notice && (
          <>
            <dt>
              <FormattedMessage id="notice.fact.review" />
            </dt>
            <dd>{view.notice.reviewId}</dd>
          </>
        )}
        {!view.notice && <PurchaseLines purchase={view.purchase} />}
        {view.circumstances && <CircumstanceFacts circumstances={view.circumstances} />}
        {view.complainantId && (
          <>
            <dt>
              <FormattedMessage id="complaints.fact.complainant" />
            </dt>
            <dd>{view.complainantId}</dd>
          </>
        )}
      </dl>
      {view.text !== null && (
        <p className={classes.words} dir="auto">
          {view.text}
        </p>
      )}
    </>
  )
}
