import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Funnel } from '#app/components/charts/funnel.tsx'
import { WeeklyTrend } from '#app/components/charts/weekly-trend.tsx'
import { MessageThread } from '#app/components/portal/message-thread.tsx'
import { CaseCauses } from '#app/components/quality/case-causes.tsx'
import { CaseConditions } from '#app/components/quality/case-conditions.tsx'
import { CaseLetter } from '#app/components/quality/case-letter.tsx'
import { CaseRechecks } from '#app/components/quality/case-rechecks.tsx'
import type { CaseFacts } from '#app/components/quality/case-shape.ts'
import { CaseSnapshot } from '#app/components/quality/case-snapshot.tsx'
import { CaseTimeline } from '#app/components/quality/case-timeline.tsx'
import classes from '#app/components/quality/quality.module.css'
import { SimilarCases } from '#app/components/quality/similar-cases.tsx'
import { Instant } from '#app/components/review/age.tsx'
import review from '#app/components/review/review.module.css'

/** What is known of a case, what matters most on top. */
export function CaseBody({ facts, mayWrite }: { facts: CaseFacts; mayWrite: boolean }) {
  const { exclusion, conditions, rechecks, history, statements } = facts
  return (
    <div className={classes.body}>
      {conditions && <ReturnSection conditions={conditions} />}
      {exclusion.snapshot && (
        <Section title="case.snapshot">
          <CaseSnapshot snapshot={exclusion.snapshot} />
        </Section>
      )}
      {conditions && (
        <Section title="case.letter">
          <CaseLetter letter={facts.letter} />
        </Section>
      )}
      <PlotSection facts={facts} />
      <Section title="case.causes">
        <CaseCauses causes={facts.causes} negatives={facts.negatives} unnamed={facts.unnamed} />
      </Section>
      <Section title="similar.title">
        <SimilarCases cases={facts.similar} />
      </Section>
      {rechecks.length > 0 && (
        <Section title="case.rechecks">
          <CaseRechecks rechecks={rechecks} />
        </Section>
      )}
      {statements.length > 0 && (
        <Section title="case.statements">
          <ul className={`${review.plain} ${review.rows}`}>
            {statements.map(({ id, title, createdAt }) => (
              <li key={id}>
                {title}{' '}
                <span className={review.muted}>
                  <Instant at={createdAt} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="portal.nav.messages">
        {facts.messages.length === 0 && (
          <p>
            <FormattedMessage id="message.none_staff.text" />
          </p>
        )}
        <MessageThread messages={facts.messages} />
        {mayWrite && (
          <Anchor
            component={Link}
            to={`/sellers/${encodeURIComponent(exclusion.sellerId)}/messages`}
            underline="always"
          >
            <FormattedMessage id="case.write" />
          </Anchor>
        )}
      </Section>
      <Section title="case.timeline">
        <CaseTimeline history={history} />
      </Section>
    </div>
  )
}

/** The conditions of return: frozen while a re-check runs, and what they would be today where that is other. */
function ReturnSection({ conditions }: { conditions: NonNullable<CaseFacts['conditions']> }) {
  const { frozen, live, outcome, isUnmeasured } = conditions
  return (
    <Section title="case.conditions">
      <p>
        {frozen ? (
          <FormattedMessage id="case.frozenAt" values={{ at: <Instant at={frozen.openedAt} /> }} />
        ) : (
          <FormattedMessage id="case.live" />
        )}{' '}
        <FormattedMessage id={`recheck.rule.${frozen?.outcome ?? outcome}`} />
      </p>
      {isUnmeasured && (
        <p>
          <FormattedMessage id="case.unmeasured" />
        </p>
      )}
      <CaseConditions conditions={frozen?.conditions ?? live} />
      {frozen && JSON.stringify(frozen.conditions) !== JSON.stringify(live) && (
        <details className={review.section}>
          <summary>
            <FormattedMessage id="case.liveNow" />
          </summary>
          <CaseConditions conditions={live} />
        </details>
      )}
    </Section>
  )
}

function PlotSection({ facts }: { facts: CaseFacts }) {
  const { exclusion, weeks, markers, funnel } = facts
  const { id, sellerId } = exclusion
  return (
    <Section title="case.plots">
      <WeeklyTrend weeks={weeks} markers={markers} csv={`/quality/cases/${id}/trend.csv`} />
      {funnel.share !== null && funnel.sellers.length > 0 && (
        <Funnel
          sellers={funnel.sellers}
          target={{ share: funnel.share, shape: funnel.shape }}
          here={sellerId}
          range={<FormattedMessage id="funnel.days" values={{ days: 90 }} />}
          csv="/quality/funnel.csv?days=90"
        />
      )}
    </Section>
  )
}
