import { Alert, Stack, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { CoverageBar } from '#app/components/letter/coverage-bar.tsx'
import { FileList } from '#app/components/letter/file-list.tsx'
import { WarningItems } from '#app/components/letter/warning-list.tsx'
import { AnswerForm, Answers } from '#app/components/letter-review/answer-form.tsx'
import { LetterFacts } from '#app/components/letter-review/letter-facts.tsx'
import { Promises } from '#app/components/letter-review/promises.tsx'
import { ReturnForm } from '#app/components/letter-review/return-form.tsx'
import { RubricForm } from '#app/components/letter-review/rubric-form.tsx'
import { NamedCauses, SimilarLetters } from '#app/components/letter-review/similar-letters.tsx'
import { StoppedLetters } from '#app/components/letter-review/stopped-letters.tsx'
import classes from '#app/components/pages/pages.module.css'
import { ShopTie } from '#app/components/ties/shop-tie.tsx'
import { actOnLetter, LetterAction } from '#app/pages/letter-action.server.ts'
import { letterMails } from '#app/pages/letter-mail.server.ts'
import { readLetterReview } from '#app/pages/letter-review.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { isTied } from '#db/ties'
import { mayMoveLetter } from '#domain/letter/state'
import { may } from '#domain/permission'

export const meta: MetaFunction<typeof loader> = ({ matches, data: loaded }) =>
  pageTitle(matches, 'letterReview.title', { number: String(loaded?.review.letter.number ?? '') })

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'read_quality')
  const id = z.uuid().safeParse(params.letterId)
  const review = id.success ? await readLetterReview(context.db, id.data) : undefined
  if (!review) throw new Response(null, { status: 404 })
  const own = await isTied(context.db, person.id, review.letter.sellerId)
  return {
    review,
    isTied: own,
    mayJudge: may(person, 'judge_letters') && !own,
    mayReadFiles: may(person, 'read_letter_files'),
    requestKey: crypto.randomUUID(),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'judge_letters')
  const id = z.uuid().safeParse(params.letterId)
  if (!id.success) throw new Response(null, { status: 404 })
  const form = await request.formData()
  const asked = LetterAction.safeParse(Object.fromEntries(form))
  if (!asked.success) return data({ refusal: 'unreadable' }, 422)
  const acted = await actOnLetter(
    context.db,
    { letterId: id.data, asked: asked.data, form, mails: letterMails(request, context) },
    person,
    context.clock.now(),
  )
  if (acted.ok) return redirect(`?done=letterReview.done.${acted.value}`)
  if (acted.refusal.reason === 'not_found') throw new Response(null, { status: 404 })
  return data({ refusal: acted.refusal.reason }, 409)
}

const done = ['judged', 'returned', 'answered', 'settled'].map((what) => `letterReview.done.${what}`)

export default function LetterPage() {
  const { review, isTied, mayJudge, mayReadFiles, requestKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const { letter, shop, sent, files, coverage, answers, commitments, suggested } = review
  const isOpen = mayJudge && mayMoveLetter(letter.state, 'review')
  return (
    <Stack gap="md">
      <Title order={1}>
        <FormattedMessage id="letterReview.title" values={{ number: letter.number }} />{' '}
        <FormattedMessage id="letterReview.of" values={{ shop }} />
      </Title>
      <DoneNotice what={answer ? null : search.get('done')} texts={done} />
      {answer && (
        <Alert color="orange" variant="outline" role="alert">
          <FormattedMessage id={`letterReview.refusal.${answer.refusal}`} />
        </Alert>
      )}
      {(isTied || mayJudge) && <ShopTie sellerId={letter.sellerId} isTied={isTied} requestKey={requestKey} />}
      <div className={classes.columns}>
        <div className={classes.stack}>
          {sent ? (
            <Section title="letterReview.letter">
              <RubricForm
                key={`${sent.version} ${letter.version}`}
                review={review}
                isOpen={isOpen}
                requestKey={requestKey}
              />
              <FileList files={files} at={mayReadFiles ? `/letters/${letter.id}/files` : null} />
            </Section>
          ) : (
            <Text>
              <FormattedMessage id="letterReview.not_sent" />
            </Text>
          )}
          <AnswerForm
            key={suggested}
            review={review}
            mayAnswer={mayJudge && mayMoveLetter(letter.state, 'answer')}
            requestKey={requestKey}
          />
          <Answers answers={answers} />
          <StoppedLetters stopped={review.stopped} />
        </div>
        <div className={classes.stack}>
          <LetterFacts review={review} />
          {coverage && (
            <Section title="letterReview.coverage">
              <CoverageBar coverage={coverage} />
            </Section>
          )}
          <NamedCauses causes={review.causes} />
          {sent && sent.warnings.length > 0 && (
            <Section title="letterReview.warned">
              <WarningItems warnings={sent.warnings} />
            </Section>
          )}
          <SimilarLetters letters={review.similar} />
          {isOpen && mayMoveLetter(letter.state, 'return') && (
            <ReturnForm review={review} requestKey={requestKey} />
          )}
          <Promises commitments={commitments} maySettle={mayJudge} requestKey={requestKey} />
        </div>
      </div>
    </Stack>
  )
}
