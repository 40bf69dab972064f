import { Anchor, Title } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { DoneNotice } from '#app/components/admin/page-parts.tsx'
import { ResolutionFacts } from '#app/components/complaints/resolution-figures.tsx'
import { StandingLine } from '#app/components/disputes/standing-note.tsx'
import { DocumentsPanel } from '#app/components/measures/documents-panel.tsx'
import measures from '#app/components/measures/measures.module.css'
import { MeasuresPanel } from '#app/components/measures/measures-panel.tsx'
import { NowProvider } from '#app/components/now.tsx'
import classes from '#app/components/pages/pages.module.css'
import { RatingHistogram } from '#app/components/pages/rating-histogram.tsx'
import { OrderFactsList, SignalTally, StateTally } from '#app/components/pages/seller-facts.tsx'
import { KeptWords } from '#app/components/quality/kept-words.tsx'
import { DayOf } from '#app/components/review/age.tsx'
import { PastReviews } from '#app/components/review/past-reviews.tsx'
import review from '#app/components/review/review.module.css'
import { Section } from '#app/components/review/section.tsx'
import { ShopTie } from '#app/components/ties/shop-tie.tsx'
import { readDisputeStanding } from '#app/pages/dispute-standing.server.ts'
import { answerMeasureForm, measureNotices } from '#app/pages/measure-requests.server.ts'
import { gatherStanding } from '#app/pages/measures.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { readResolutions } from '#app/pages/resolutions.server.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { listKeptWords } from '#db/complaints/kept-word'
import { listPastReviews } from '#db/review-evidence'
import {
  findSellerFacts,
  type ReviewTally,
  sellerPageDepth,
  summariseOrders,
  tallySellerReviews,
  tallySellerSignals,
} from '#db/seller-page'
import { isTied } from '#db/ties'
import { may } from '#domain/permission'
import { reviewStates } from '#domain/review'

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, 'seller.title', { name: data?.seller?.name ?? data?.sellerId ?? '' })

export async function loader({ context, request, params: { sellerId = '' } }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'read_sellers')
  const { db } = context
  const now = context.clock.now()
  const zone = context.environment.marketplaceZone
  const [seller, tally, orders, signals, newest, standing, disputes, isOwnShop, keptWords, resolutions] =
    await Promise.all([
      findSellerFacts(db, sellerId),
      tallySellerReviews(db, sellerId),
      summariseOrders(db, sellerId),
      tallySellerSignals(db, sellerId),
      listPastReviews(db, { sellerId }, { limit: 20 }),
      may(person, 'read_quality') ? gatherStanding(db, sellerId, now) : null,
      readDisputeStanding(db, { sellerId, zone }, now),
      isTied(db, person.id, sellerId),
      listKeptWords(db, sellerId, now),
      readResolutions(db, now, sellerId),
    ])
  // A seller whose reviews came before them has a page without a name.
  if (!seller && newest.length === 0) throw new Response(null, { status: 404 })
  return {
    sellerId,
    seller: seller ? toPlain(seller) : null,
    ratings: [5, 4, 3, 2, 1].map((rating) => ({ rating, reviews: sumOf(tally, { rating }) })),
    states: reviewStates
      .map((state) => ({ state, reviews: sumOf(tally, { state }) }))
      .filter(({ reviews }) => reviews > 0),
    orders: toPlain(orders),
    signals,
    newest: toPlain(newest),
    depth: sellerPageDepth,
    standing,
    disputes,
    isTied: isOwnShop,
    keptWords,
    resolutions,
    canManage: seller !== undefined && may(person, 'manage_measures'),
    notices: measureNotices,
    requestKey: crypto.randomUUID(),
    now: now.toISOString(),
  }
}

export async function action({ context, request, params: { sellerId = '' } }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'manage_measures')
  const asked = { sellerId, person, now: context.clock.now(), zone: context.environment.marketplaceZone }
  return answerMeasureForm(context.db, await request.formData(), asked)
}

function sumOf(tally: ReviewTally[], { rating, state }: Partial<ReviewTally>): number {
  return tally
    .filter((one) => (rating === undefined || one.rating === rating) && (!state || one.state === state))
    .reduce((sum, { reviews }) => sum + reviews, 0)
}

export default function SellerPage() {
  const { sellerId, seller, ratings, states, orders, signals, newest, depth, now } =
    useLoaderData<typeof loader>()
  const { standing, disputes, isTied, keptWords, resolutions, canManage, notices, requestKey } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <NowProvider now={now}>
      <Title order={1} style={{ overflowWrap: 'anywhere' }}>
        {seller?.name ?? sellerId}
      </Title>
      <p className={review.muted}>
        {seller ? (
          <>
            {seller.category} ·{' '}
            <FormattedMessage id="seller.since" values={{ day: <DayOf at={seller.joinedAt} /> }} /> ·{' '}
            {seller.id}
          </>
        ) : (
          <FormattedMessage id="context.sellerUnknown" values={{ id: sellerId }} />
        )}{' '}
        · <FormattedMessage id="seller.depth" values={{ depth }} />
      </p>
      <DoneNotice what={answer ? null : search.get('done')} texts={notices} />
      {seller && <ShopTie sellerId={sellerId} isTied={isTied} requestKey={requestKey} />}
      {standing && (
        <div className={`${classes.columns} ${measures.panels}`}>
          <MeasuresPanel
            standing={standing}
            category={seller?.category ?? ''}
            canManage={canManage}
            requestKey={requestKey}
            answer={answer}
          />
          <DocumentsPanel
            documents={standing.documents}
            canManage={canManage}
            requestKey={requestKey}
            answer={answer}
          />
        </div>
      )}
      <div className={classes.columns}>
        <div>
          <RatingHistogram counts={ratings} />
          <Section title="seller.newest" count={newest.length}>
            <PastReviews reviews={newest} empty="context.sellerNone" />
            <Anchor
              component={Link}
              to={`/reviews?seller=${encodeURIComponent(sellerId)}`}
              underline="always"
              fz="sm"
            >
              <FormattedMessage id="seller.all" />
            </Anchor>
          </Section>
        </div>
        <div>
          <Section title="seller.states">
            <StateTally states={states} />
          </Section>
          <Section title="seller.signals">
            <SignalTally signals={signals} />
          </Section>
          <Section title="seller.orders">
            <OrderFactsList summary={orders} />
          </Section>
          <Section title="kept_word.title">
            <KeptWords windows={keptWords} />
          </Section>
          <Section title="resolution.title">
            <ResolutionFacts figures={resolutions} />
          </Section>
          <Section title="disputes.standing">
            <StandingLine standing={disputes} />
          </Section>
        </div>
      </div>
    </NowProvider>
  )
}
