import { Alert, Stack, Text, Title } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { AreaField, FormState } from '#app/components/admin/form-fields.tsx'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { AppealFiles } from '#app/components/appeals/appeal-files.tsx'
import { AppealHints } from '#app/components/appeals/appeal-hints.tsx'
import { AppealStateBadge } from '#app/components/appeals/appeal-state.tsx'
import type { AppellantAnswer, AppellantShape, FilesAt, OwnAppeal } from '#app/components/appeals/shapes.ts'
import { FileProblem } from '#app/components/complaints/file-problem.tsx'
import { Hidden } from '#app/components/measures/hidden.tsx'
import { FilesField } from '#app/components/mediation/files-field.tsx'
import { ExpectedWaitNote } from '#app/components/pages/expected-wait-note.tsx'
import portal from '#app/components/portal/portal.module.css'
import { DayOf, Instant } from '#app/components/review/age.tsx'
import { Stars } from '#app/components/review/stars.tsx'
import { appealGrounds } from '#domain/appeals/ground'
import { allowedAppealMoves, isOpenAppeal } from '#domain/appeals/state'

type Shown = { view: AppellantShape; requestKey: string; answer: AppellantAnswer | undefined }

/** What somebody was told, and their appeal from it: to make it, to follow it, to answer and to take it back. */
export function AppellantView({ view, files, requestKey, answer }: Shown & { files: FilesAt }) {
  const { message, appeals } = view
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="appeals.own.title" />
      </Title>
      {appeals.map((appeal) => (
        <Own key={appeal.id} appeal={appeal} files={files} requestKey={requestKey} answer={answer} />
      ))}
      <ExpectedWaitNote wait={view.wait} />
      {view.limitedUntil && (
        <Alert color="orange" role="note">
          <FormattedMessage id="appeals.own.limited" values={{ day: <Instant at={view.limitedUntil} /> }} />
        </Alert>
      )}
      {view.canAppeal ? (
        <FileForm view={view} requestKey={requestKey} answer={answer} />
      ) : (
        appeals.length === 0 &&
        !view.limitedUntil && (
          <Alert color="gray" role="note">
            <FormattedMessage id="appeals.own.too_late" />
          </Alert>
        )
      )}
      {view.review && (
        <Section title="judging.own.review">
          <Stars rating={view.review.rating} />
          <p className={portal.text} lang={view.review.language ?? undefined} dir="auto">
            {view.review.text}
          </p>
        </Section>
      )}
      <Section title="appeals.own.message">
        <strong lang={message.language}>{message.title}</strong>
        <Text size="sm">
          <Instant at={message.toldAt} />
        </Text>
        <p className={portal.text} lang={message.language} dir="auto">
          {message.body}
        </p>
      </Section>
    </Stack>
  )
}

function FileForm({ view: { until, needsNewFacts }, requestKey, answer }: Shown) {
  const isHinted = answer?.form === 'submit' && answer.hints !== undefined
  return (
    <Section title="appeals.own.make">
      <Text>
        <FormattedMessage id="appeals.own.help" values={{ until: <DayOf at={until} /> }} />
      </Text>
      <Form method="post" encType="multipart/form-data">
        <FormState state={answer?.form === 'submit' ? answer.state : undefined}>
          <Stack gap="sm">
            <Hidden form="submit" requestKey={requestKey} />
            {answer?.form === 'submit' && <FileProblem file={answer.file} />}
            {answer?.form === 'submit' && answer.hints && (
              <AppealHints hints={answer.hints} hadFiles={answer.hadFiles === true} />
            )}
            {appealGrounds
              .filter((ground) => !needsNewFacts || ground === 'new_facts')
              .map((ground) => (
                <AreaField key={ground} name={`ground_${ground}`} label={`appeals.ground.${ground}`} />
              ))}
            <FilesField label="appeals.own.files" />
            <Submit intent="submit" label={isHinted ? 'appeals.own.send_as_it_is' : 'appeals.own.send'} />
          </Stack>
        </FormState>
      </Form>
    </Section>
  )
}

type OwnShown = { appeal: OwnAppeal; requestKey: string; answer: AppellantAnswer | undefined }

function Own({ appeal, files, requestKey, answer }: OwnShown & { files: FilesAt }) {
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

function Grounds({ appeal: { grounds, sent } }: { appeal: OwnAppeal }) {
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

/** More of what shows it, folded while nobody asks for it. */
function AddFiles({ appeal, requestKey, answer }: OwnShown) {
  const form = `add_files ${appeal.id}`
  const answered = answer?.form === form ? answer : undefined
  return (
    <details open={answered !== undefined || appeal.state === 'info_requested'}>
      <summary>
        <FormattedMessage id="appeals.own.add_files" />
      </summary>
      <Form method="post" encType="multipart/form-data" key={appeal.files.length}>
        <FormState state={answered?.state}>
          <Stack gap="sm">
            <FileProblem file={answered?.file} />
            <Hidden form={form} requestKey={requestKey} />
            <input type="hidden" name="appealId" value={appeal.id} />
            <FilesField label="appeals.own.files" isRequired />
            <Submit intent="add_files" label="vault.add" />
          </Stack>
        </FormState>
      </Form>
    </details>
  )
}

function AnswerForm({ appeal, requestKey, answer }: OwnShown) {
  return (
    <Form method="post">
      <FormState state={answer?.form === `answer ${appeal.id}` ? answer.state : undefined}>
        <Stack gap="sm">
          <Alert color="blue" role="note">
            <p className={portal.text} dir="auto">
              {appeal.asked}
            </p>
            {appeal.askedUntil && (
              <FormattedMessage
                id="appeals.own.until"
                values={{ until: <Instant at={appeal.askedUntil} /> }}
              />
            )}
          </Alert>
          <Hidden form={`answer ${appeal.id}`} requestKey={requestKey} version={appeal.version} />
          <input type="hidden" name="appealId" value={appeal.id} />
          <AreaField name="words" label="appeals.own.answer" isRequired />
          <Submit intent="answer" label="appeals.own.send_answer" />
        </Stack>
      </FormState>
    </Form>
  )
}

function OwnButton({ appeal, requestKey, answer, intent }: OwnShown & { intent: 'contest' | 'withdraw' }) {
  const form = `${intent} ${appeal.id}`
  return (
    <Form method="post">
      <FormState state={answer?.form === form ? answer.state : undefined}>
        <Hidden form={form} requestKey={requestKey} version={appeal.version} />
        <input type="hidden" name="appealId" value={appeal.id} />
        <Submit intent={intent} label={`appeals.own.${intent}`} variant="default" size="xs" />
      </FormState>
    </Form>
  )
}
