import { Alert, Stack, Text, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import { WeeklyTrend } from '#app/components/charts/weekly-trend.tsx'
import { ResolutionFacts } from '#app/components/complaints/resolution-figures.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { QualityParts } from '#app/components/portal/quality-parts.tsx'
import { QualityScore } from '#app/components/portal/quality-score.tsx'
import { QualityWindows } from '#app/components/portal/quality-windows.tsx'
import { KeptWords } from '#app/components/quality/kept-words.tsx'
import { pageTitle } from '#app/pages/page-title.ts'
import { readResolutions } from '#app/pages/resolutions.server.ts'
import { trendWeeks } from '#app/pages/shop-trend.server.ts'
import { requireSeller } from '#app/web/services.server.ts'
import { findSellerQuality } from '#commands/find-seller-quality'
import { listKeptWords } from '#db/complaints/kept-word'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'portal.nav.quality')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { sellerId } = requireSeller(context, request)
  const [quality, weeks, keptWords, resolutions] = await Promise.all([
    findSellerQuality(context.db, sellerId),
    trendWeeks(context, sellerId),
    listKeptWords(context.db, sellerId, context.clock.now()),
    readResolutions(context.db, context.clock.now(), sellerId),
  ])
  return {
    weeks,
    keptWords,
    resolutions,
    quality: quality ? { ...quality, computedAt: quality.computedAt.toISOString() } : null,
  }
}

export default function Quality() {
  const { quality, weeks, keptWords, resolutions } = useLoaderData<typeof loader>()
  const hasWeeks = weeks.some(({ total }) => total > 0)
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="portal.nav.quality" />
      </Title>
      {!quality && <Empty title="my_quality.none.title" text="my_quality.none.text" />}
      {quality && (
        <>
          <QualityScore quality={quality} />
          <Alert variant="outline" color="gray" title={<FormattedMessage id="my_quality.today" />}>
            <FormattedMessage id={`my_quality.today.${quality.status}`} />
          </Alert>
        </>
      )}
      {hasWeeks && <WeeklyTrend weeks={weeks} csv="/portal/quality/weeks.csv" />}
      {quality && (
        <>
          <Section title="my_quality.windows">
            <Text>
              <FormattedMessage id="my_quality.windows.help" />
            </Text>
            <QualityWindows quality={quality} />
          </Section>
          <Section title="my_quality.parts">
            <Text>
              <FormattedMessage id="my_quality.parts.help" />
            </Text>
            <QualityParts quality={quality} />
          </Section>
        </>
      )}
      <Section title="kept_word.title">
        <Text>
          <FormattedMessage id="kept_word.help" />
        </Text>
        <KeptWords windows={keptWords} />
      </Section>
      <Section title="resolution.title">
        <ResolutionFacts figures={resolutions} />
      </Section>
    </Stack>
  )
}
