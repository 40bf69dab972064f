import { Alert, Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import { AppealFiles } from '#app/components/appeals/appeal-files.tsx'
import { AppealStateBadge } from '#app/components/appeals/appeal-state.tsx'
import { AddFiles, AnswerForm, OwnButton, type OwnShown } from '#app/components/appeals/own-appeal-forms.tsx'
import type { OwnAppeal as Appeal, FilesAt } from '#app/components/appeals/shapes.ts'
import portal from '#app/components/portal/portal.module.css'
import { DayOf, Instant } from '#app/components/review/age.tsx'
import { allowedAppealMoves, isOpenAppeal } from '#domain/appeals/state'

/** An appeal as whoever made it follows it, with what they can do now. */
export function OwnAppeal({ appeal, files, requestKey, answer }: OwnShown & { files: FilesAt }) {
  const moves = allowedAppealMoves(appeal.state)
  const canContest = moves.includes('contest') && !appeal.contestedAt
  return (
    <Section title="appeals.own.one">
      <div>
        <AppealStateBadge state={appeal.state} />
      </div>
      <Text size="sm">
        <FormattedMessage
          id={isOpenAppeal(appeal.state) ? 'appeals.own.dates' : 'judging.own.sent'}
          values={{ sent: <Instant at={appeal.submittedAt} />, due: <DayOf at={appeal.dueAt} /> }}
        />
      </Text>
      <Grounds appeal={appeal} />
      {appeal.files.length > 0 && <AppealFiles files={appeal.files} {...files} />}
      {isOpenAppeal(appeal.state) && <AddFiles appeal={appeal} requestKey={requestKey} answer={answer} />}
      {appeal.inadmissibleReason && appeal.state === 'inadmissible' && (
        <Alert color="orange" role="note">
          <FormattedMessage id={`appeals.inadmissible.${appeal.inadmissibleReason}`} />
        </Alert>
      )}
      {appeal.answerBody && (
        <div lang={appeal.answerLanguage ?? undefined}>
          <strong>{appeal.answerTitle}</strong>
          <p className={portal.text} dir="auto">
            {appeal.answerBody}
          </p>
        </div>
      )}
      {moves.includes('resume') && <AnswerForm appeal={appeal} requestKey={requestKey} answer={answer} />}
      {canContest && <OwnButton appeal={appeal} requestKey={requestKey} answer={answer} intent="contest" />}
      {moves.includes('withdraw') && (
        <details>
          <summary>
            <FormattedMessage id="appeals.own.withdraw" />
          </summary>
          <Text size="sm">
            <FormattedMessage id="judging.own.withdraw" />
          </Text>
          <OwnButton appeal={appeal} requestKey={requestKey} answer={answer} intent="withdraw" />
        </details>
      )}
    </Section>
  )
}

function Grounds({ appeal: { grounds, sent } }: { appeal: Appeal }) {
  return (
    <dl>
      {grounds.map(({ ground, text }) => (
        <div key={ground}>
          <dt>
            <FormattedMessage id={`appeals.ground.${ground}`} />
          </dt>
          <dd dir="auto" className={portal.text}>
            {text}
          </dd>
        </div>
      ))}
      {sent && (
        <div>
          <dt>
            <FormattedMessage id="appeals.sent" />
          </dt>
          <dd dir="auto" className={portal.text}>
            {sent}
          </dd>
        </div>
      )}
    </dl>
  )
}
