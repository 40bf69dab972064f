import { Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import { AppealFiles } from '#app/components/appeals/appeal-files.tsx'
import { MatterSaid } from '#app/components/appeals/matter-said.tsx'
import type { AppealCaseShape } from '#app/components/appeals/shapes.ts'
import { BarNote } from '#app/components/judging/bar-note.tsx'
import { JudgedReview } from '#app/components/judging/judged-review.tsx'
import portal from '#app/components/portal/portal.module.css'
import { Instant } from '#app/components/review/age.tsx'
import { languageNames } from '#domain/language'

/** What an appeal is about, what is said against the decision, and, once it may be seen, how it was explained. */
export function AppealFacts({ appeal }: { appeal: AppealCaseShape }) {
  const { review, message, grounds, answers } = appeal
  return (
    <>
      <BarNote barred={appeal.barred} refusals="appeals.barred" />
      <Section title="appeals.about">
        {review ? (
          // The review's own page says who decided what: not before the reviewer has a view of their own.
          <JudgedReview review={review} isLinked={message !== null} />
        ) : (
          <Text>
            <FormattedMessage id={`appeals.kind.${appeal.kind}`} /> · {appeal.subjectId}
          </Text>
        )}
      </Section>
      {appeal.said && <MatterSaid said={appeal.said} />}
      <Section title="appeals.grounds">
        <Text size="sm">
          <FormattedMessage
            id="judging.reads_in"
            values={{ language: languageNames[appeal.answerLanguage] }}
          />
        </Text>
        <dl>
          {grounds.map(({ ground, text }) => (
            <div key={ground}>
              <dt>
                <FormattedMessage id={`appeals.ground.${ground}`} />
              </dt>
              <dd>
                <Words text={text} language={appeal.language} />
                {answers
                  .filter((one) => one.ground === ground)
                  .map((one) => (
                    <Text key={one.ground} size="sm">
                      <FormattedMessage id={`appeals.right.${one.isRight ? 'yes' : 'no'}`} />: {one.text}
                    </Text>
                  ))}
              </dd>
            </div>
          ))}
        </dl>
        {appeal.asked && (
          <Text size="sm">
            <FormattedMessage id="appeals.asked" />: {appeal.asked}
          </Text>
        )}
        {appeal.files.length > 0 && <AppealFiles files={appeal.files} at={`/appeals/${appeal.id}/files`} />}
        {appeal.sent && (
          <Text size="sm">
            <FormattedMessage id="appeals.sent" />: {appeal.sent}
          </Text>
        )}
      </Section>
      <Section title="appeals.message">
        {message ? (
          <>
            <Text size="sm">
              <FormattedMessage id="appeals.view_was" />: {appeal.firstView}
            </Text>
            <strong lang={message.language}>{message.title}</strong>
            <Words text={message.body} language={message.language} />
          </>
        ) : (
          <Text>
            <FormattedMessage id="appeals.blind" />
          </Text>
        )}
      </Section>
      <Outcome appeal={appeal} />
    </>
  )
}

function Outcome({ appeal }: { appeal: AppealCaseShape }) {
  const { outcome, note, proposerName, deciderName, decidedAt, effects } = appeal
  if (!outcome || !note) return null
  return (
    <Section title="appeals.field.outcome">
      <Text>
        <FormattedMessage id={`appeals.outcome.${outcome}`} />
        {' · '}
        {deciderName ?? proposerName}
        {decidedAt && (
          <>
            {' · '}
            <Instant at={decidedAt} />
          </>
        )}
      </Text>
      <Words text={note} language={null} />
      <ul>
        {effects.map((effect) => (
          <li key={effect}>
            <FormattedMessage id={`appeals.effect.${effect}`} />
          </li>
        ))}
      </ul>
      {appeal.externalBody && (
        <Text>
          {appeal.externalBody} {appeal.externalReference}
        </Text>
      )}
    </Section>
  )
}

function Words({ text, language }: { text: string; language: string | null }) {
  return (
    <p className={portal.text} lang={language ?? undefined} dir="auto">
      {text}
    </p>
  )
}
