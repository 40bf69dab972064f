import { Stack, Text, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/portal/portal.module.css'
import { pageTitle } from '#app/pages/page-title.ts'
import { readShopCase } from '#app/pages/shop-case.server.ts'
import { readTopCauses } from '#app/pages/top-causes.server.ts'
import { requireSeller } from '#app/web/services.server.ts'
import { findSellerQuality } from '#commands/find-seller-quality'
import { findLetterDeadline } from '#db/portal/letter-deadline'
import { countOpenReviews } from '#db/portal/reviews'
import type { Cause } from '#domain/cause'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'portal.nav.questions')

const questions = ['why', 'excluded', 'when', 'plan', 'answer', 'stop', 'no_need', 'not_returned'] as const
const countedOpen = 1000

/** R4.13–R4.16: what every seller asks, answered from this seller's own figures. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { sellerId } = requireSeller(context, request)
  const { db, environment } = context
  const [shopCase, quality, open, causes, replyDueAt] = await Promise.all([
    readShopCase(context, sellerId),
    findSellerQuality(db, sellerId),
    countOpenReviews(db, sellerId, countedOpen),
    readTopCauses(db, sellerId, 3),
    findLetterDeadline(db, sellerId),
  ])
  const window = quality?.windows.find(({ days }) => days === quality.headline)
  return {
    shopCase,
    open,
    causes,
    replyDueAt: replyDueAt?.toISOString() ?? null,
    zone: environment.marketplaceZone,
    figures: window
      ? { days: window.days, observed: window.observed, expected: window.expected, ratio: window.ratio }
      : null,
  }
}

export default function Questions() {
  const values = useAnswers()
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="portal.nav.questions" />
      </Title>
      <div>
        {questions.map((question, index) => (
          <details key={question} className={classes.answer} open={index === 0} name="question">
            <summary>
              <FormattedMessage id={`question.${question}`} />
            </summary>
            <Answer question={question} values={values} />
          </details>
        ))}
      </div>
      <Text>
        <FormattedMessage
          id="question.other"
          values={{
            link: (
              <Link to="/portal/messages">
                <FormattedMessage id="portal.nav.messages" />
              </Link>
            ),
          }}
        />
      </Text>
    </Stack>
  )
}

type Values = Record<string, string | number>

/** An answer's general part, then what it means for this shop. */
function Answer({ question, values }: { question: (typeof questions)[number]; values: Values }) {
  const { shopCase } = useLoaderData<typeof loader>()
  const failing = shopCase.conditions.filter(({ state }) => state === 'unmet' || state === 'pending')
  return (
    <>
      <p>
        <FormattedMessage id={`question.${question}.general`} values={values} />
      </p>
      <p>
        <FormattedMessage id={`question.${question}.own`} values={values} />
      </p>
      {question === 'not_returned' && failing.length > 0 && (
        <ul className={classes.list}>
          {failing.map(({ check }) => (
            <li key={check}>
              <FormattedMessage id={`condition.${check}`} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** This shop's own data, in the words the answers have places for. */
function useAnswers(): Values {
  const { shopCase, open, causes, figures, replyDueAt } = useLoaderData<typeof loader>()
  const intl = useIntl()
  const day = (text: string | null) =>
    text ? intl.formatDate(`${text}T00:00:00Z`, { dateStyle: 'long', timeZone: 'UTC' }) : ''
  const named = causes.map((cause: Cause) => `“${intl.formatMessage({ id: `cause.${cause}` })}”`)
  const number = (value: number) => intl.formatNumber(value, { maximumFractionDigits: 1 })
  return {
    stage: shopCase.stage,
    isOut: shopCase.recheckDay ? 'yes' : 'no',
    recheckDay: day(shopCase.recheckDay),
    letterDay: day(shopCase.letterDay),
    days: shopCase.daysToRecheck ?? 0,
    refusals: shopCase.refusals,
    open,
    unmet: shopCase.conditions.filter(({ state }) => state === 'unmet' || state === 'pending').length,
    causes: named.length > 0 ? intl.formatList(named) : 'none',
    hasCauses: named.length > 0 ? 'yes' : 'no',
    hasFigures: figures ? 'yes' : 'no',
    window: figures?.days ?? 0,
    observed: figures?.observed ?? 0,
    expected: figures ? number(figures.expected) : '',
    ratio: figures ? number(figures.ratio) : '',
    hasReply: replyDueAt ? 'yes' : 'no',
    replyDay: replyDueAt ? intl.formatDate(replyDueAt, { dateStyle: 'long' }) : '',
  }
}
