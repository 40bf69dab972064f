import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/desk/desk.module.css'
import type { Draft, Evidence, Work } from '#app/components/desk/evidence.ts'
import { WhyHere } from '#app/components/desk/why-here.tsx'
import { Age } from '#app/components/review/age.tsx'
import { Attachments } from '#app/components/review/attachments.tsx'
import { Duplicates } from '#app/components/review/duplicates.tsx'
import { LanguageOf } from '#app/components/review/language-of.tsx'
import type { Marking } from '#app/components/review/mark-buttons.tsx'
import { MarkedText } from '#app/components/review/marked-text.tsx'
import { Rescored } from '#app/components/review/rescored.tsx'
import review from '#app/components/review/review.module.css'
import { Section } from '#app/components/review/section.tsx'
import { SignalList } from '#app/components/review/signal-list.tsx'
import { Stars } from '#app/components/review/stars.tsx'
import { StateBadge } from '#app/components/review/state-badge.tsx'
import { markLabel } from '#domain/detection/learnt-facts'
import type { Mark } from '#domain/text/segments'

/** The review being judged: what it says, and why it is here. */
export function ItemPane({
  evidence,
  work,
  draft,
  isPage = false,
  onMark,
}: {
  evidence: Evidence
  work?: Work
  draft?: Draft
  /** Whether it is a page of its own, whose first heading is this. */
  isPage?: boolean
  /** Takes marks of signals where no form is sent for them. */
  onMark?: Marking['onMark']
}) {
  const { id: reviewId, revision, title, text, attachments, fakeProbability } = evidence.review
  const language = evidence.review.foundLanguage ?? evidence.review.language
  const marks = useMarks(evidence, draft)
  return (
    <>
      <ItemHead evidence={evidence} level={isPage ? 'h1' : 'h2'} />
      <div className={classes.reading}>
        {title && <strong dir="auto">{title}</strong>}
        {text ? (
          <MarkedText text={text} marks={marks} lang={language} />
        ) : (
          <p className={review.muted}>
            <FormattedMessage id="review.noText" />
          </p>
        )}
        <Attachments attachments={attachments} />
      </div>
      {work && (
        <Section title="desk.whyHere">
          <WhyHere why={work.why} />
        </Section>
      )}
      {evidence.rescored && (
        <Section title="rescored.title">
          <Rescored rescored={evidence.rescored} />
        </Section>
      )}
      <Section title="desk.signals" count={evidence.signals.length}>
        {fakeProbability !== null && (
          <p className={review.muted}>
            <FormattedMessage id="desk.suggestion" values={{ share: fakeProbability }} />
          </p>
        )}
        <SignalList
          signals={evidence.signals}
          marking={evidence.marks ? { reviewId, revision, marks: evidence.marks, onMark } : undefined}
        />
      </Section>
      {evidence.duplicates.length > 0 && (
        <Section title="context.duplicates" count={evidence.duplicates.length}>
          <Duplicates text={text} duplicates={evidence.duplicates} />
        </Section>
      )}
    </>
  )
}

function ItemHead({
  evidence: { review: shown, seller },
  level: Heading,
}: {
  evidence: Evidence
  level: 'h1' | 'h2'
}) {
  return (
    <header>
      <Heading tabIndex={-1} id="item-title" className={classes.title}>
        <FormattedMessage
          id="desk.itemTitle"
          values={{ rating: shown.rating, seller: seller?.name ?? shown.sellerId }}
        />
      </Heading>
      <div className={review.line}>
        <Stars rating={shown.rating} />
        <StateBadge state={shown.state} />
        <span className={review.muted}>
          <LanguageOf found={shown.foundLanguage} declared={shown.language} /> · <Age at={shown.createdAt} />
          {shown.revision > 1 && (
            <>
              {' · '}
              <FormattedMessage id="review.revision" values={{ number: shown.revision }} />
            </>
          )}
        </span>
        <Anchor
          component={Link}
          to={`/sellers/${encodeURIComponent(shown.sellerId)}`}
          underline="always"
          fz="xs"
        >
          <FormattedMessage id="review.seller" values={{ id: shown.sellerId }} />
        </Anchor>
        <Anchor
          component={Link}
          to={`/authors/${encodeURIComponent(shown.authorId)}`}
          underline="always"
          fz="xs"
        >
          <FormattedMessage id="review.author" values={{ id: shown.authorId }} />
        </Anchor>
        <Anchor component={Link} to={`/reviews/${encodeURIComponent(shown.id)}`} underline="always" fz="xs">
          {shown.id}
        </Anchor>
      </div>
    </header>
  )
}

/** What the signals point at in the text, and what the draft would mask. */
function useMarks({ signals }: Evidence, draft: Draft | undefined): Mark[] {
  const intl = useIntl()
  const found = signals.flatMap((signal) => {
    const label = intl.formatMessage({ id: markLabel(signal), defaultMessage: signal.name })
    return signal.facts.flatMap(({ spans = [] }) =>
      spans.map((span) => ({ ...span, kind: 'evidence' as const, label })),
    )
  })
  const label = intl.formatMessage({ id: 'redact.willBeMasked' })
  const masked = (draft?.redactions ?? []).map(({ start, end }) => ({
    start,
    end,
    kind: 'masked' as const,
    label,
  }))
  return [...found, ...masked]
}
