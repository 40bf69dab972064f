import { Anchor, Text } from '@mantine/core'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { CircumstanceFacts } from '#app/components/complaints/circumstance-facts.tsx'
import { ComplaintStateBadge } from '#app/components/complaints/complaint-state.tsx'
import classes from '#app/components/complaints/complaints.module.css'
import { ReturnsFact } from '#app/components/complaints/returns-fact.tsx'
import { SellerText } from '#app/components/complaints/seller-text.tsx'
import type { RelatedComplaint, StaffCase } from '#app/components/complaints/staff-case.ts'
import { TopicText } from '#app/components/complaints/topic-text.tsx'
import { JudgedReview } from '#app/components/judging/judged-review.tsx'
import type { ReviewJudged } from '#app/components/judging/review-judged.ts'
import { Instant } from '#app/components/review/age.tsx'

/** What is known of a complaint, and what it says. */
export function StaffFacts({ complaint }: { complaint: StaffCase }) {
  const { topic, subtopic, kind, severity, filedBy, complainantId, sellerId, sellerName, orderId } = complaint
  return (
    <>
      <dl className={classes.facts}>
        <Fact label="complaints.fact.topic">
          <TopicText topic={topic} subtopic={subtopic} kind={kind} />
        </Fact>
        <Fact label="complaints.staff.severity">
          <FormattedMessage id={`complaints.severity.${severity}`} />
        </Fact>
        <Fact label="complaints.fact.complainant">
          <FormattedMessage id={`complaints.filer.${filedBy}`} /> · <span dir="auto">{complainantId}</span>
        </Fact>
        <Fact label="complaints.fact.seller">
          {sellerName ? (
            <Link to={`/sellers/${encodeURIComponent(sellerId)}`}>{sellerName}</Link>
          ) : (
            <SellerText id={sellerId} name={null} />
          )}
        </Fact>
        {complaint.notice && <NoticeFacts notice={complaint.notice} />}
        {orderId && <Fact label="complaints.fact.order">{orderId}</Fact>}
        {complaint.escrow && (
          <Fact label="complaints.fact.money">
            <FormattedMessage id={`complaints.money.${complaint.escrow}`} />
          </Fact>
        )}
        {complaint.returns && <ReturnsFact returns={complaint.returns} />}
        {!complaint.returns && topic === 'returns' && (
          <Fact label="complaints.fact.returns">
            <FormattedMessage id="complaints.returns.untold" />
          </Fact>
        )}
        {complaint.circumstances && <CircumstanceFacts circumstances={complaint.circumstances} />}
        <Fact label="complaints.fact.filed">
          <Instant at={complaint.createdAt} />
        </Fact>
        {complaint.dueAt && (
          <Fact label="complaints.fact.stage_ends">
            <Instant at={complaint.dueAt} />
          </Fact>
        )}
        {complaint.sellerAnswer && (
          <Fact label="complaints.fact.seller_answer">
            <FormattedMessage id={`complaints.answer.${complaint.sellerAnswer}`} />
          </Fact>
        )}
        {complaint.withdrawal && (
          <Fact label="complaints.field.will">
            <FormattedMessage id={`complaints.will.${complaint.withdrawal}`} />
          </Fact>
        )}
      </dl>
      <p className={classes.words} dir="auto">
        {complaint.text}
      </p>
      {complaint.evidence.map((piece) => (
        <Text key={piece} size="sm" style={{ overflowWrap: 'anywhere' }}>
          {piece}
        </Text>
      ))}
      {complaint.notice?.review && <Reported review={complaint.notice.review} />}
      {complaint.extorting && <Reported review={complaint.extorting} />}
      {complaint.answerText && (
        <Text size="sm">
          <FormattedMessage id="complaints.staff.answer" />: <span dir="auto">{complaint.answerText}</span>
        </Text>
      )}
    </>
  )
}

/** The content that was reported, as readers see or saw it, and who wrote it. */
function Reported({ review }: { review: ReviewJudged }) {
  return (
    <section>
      <Text size="sm" fw={650}>
        <FormattedMessage id="judging.reported" values={{ author: review.authorId }} />
      </Text>
      <JudgedReview review={review} />
    </section>
  )
}

/** What a notice of illegal content is about, and who gave it. */
function NoticeFacts({
  notice: { reviewId, location, name, flagger, joined },
}: {
  notice: NonNullable<StaffCase['notice']>
}) {
  return (
    <>
      <Fact label="notice.fact.review">
        <Link to={`/reviews/${encodeURIComponent(reviewId)}`}>{reviewId}</Link>
      </Fact>
      <Fact label="notice.fact.location">
        <span dir="auto" style={{ overflowWrap: 'anywhere' }}>
          {location}
        </span>
      </Fact>
      {name && (
        <Fact label={flagger ? 'notice.fact.flagger' : 'notice.fact.name'}>
          <span dir="auto">{name}</span>
        </Fact>
      )}
      {joined.length > 0 && (
        <Fact label="notice.fact.joined">
          {joined.map(({ id, number, subtopic, text, name: by }) => (
            <p key={id} className={classes.words}>
              <Link to={`/complaints/${encodeURIComponent(id)}`}>{number}</Link>
              {subtopic && (
                <>
                  {' · '}
                  <FormattedMessage id={`complaints.subtopic.${subtopic}`} />
                </>
              )}
              {by && (
                <>
                  {' · '}
                  <bdi>{by}</bdi>
                </>
              )}
              <br />
              <span dir="auto">{text}</span>
            </p>
          ))}
        </Fact>
      )}
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>
        <FormattedMessage id={label} />
      </dt>
      <dd>{children}</dd>
    </>
  )
}

/** Other complaints about the same seller: one of them may say the same. */
export function RelatedComplaints({ related }: { related: RelatedComplaint[] }) {
  if (related.length === 0) {
    return (
      <Text size="sm">
        <FormattedMessage id="complaints.staff.no_related" />
      </Text>
    )
  }
  return (
    <ul className={classes.thread}>
      {related.map(({ id, number, state, topic, kind, createdAt, isSameOrder, isSameParty, isSameText }) => (
        <li key={id}>
          <Anchor component={Link} to={`/complaints/${encodeURIComponent(id)}`}>
            <FormattedMessage id="complaints.title" values={{ number: String(number) }} />
          </Anchor>{' '}
          <ComplaintStateBadge state={state} />{' '}
          <span className={classes.muted}>
            <TopicText topic={topic} kind={kind} /> · <Instant at={createdAt} />
            {isSameText && (
              <>
                {' · '}
                <FormattedMessage id="complaints.staff.same_text" />
              </>
            )}
            {isSameOrder && (
              <>
                {' · '}
                <FormattedMessage id="complaints.staff.same_order" />
              </>
            )}
            {isSameParty && (
              <>
                {' · '}
                <FormattedMessage id="complaints.staff.same_party" />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
