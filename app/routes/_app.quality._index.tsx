import { Anchor, Button, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useRevalidator } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { NowProvider } from '#app/components/now.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { BoardColumn } from '#app/components/quality/board-column.tsx'
import classes from '#app/components/quality/quality.module.css'
import { QualityTabs } from '#app/components/quality/quality-tabs.tsx'
import { WaitingDocuments } from '#app/components/quality/waiting-documents.tsx'
import { useLive } from '#app/components/shell/live.tsx'
import { toCard } from '#app/pages/board.server.ts'
import { nextHref, readPlace } from '#app/pages/cursor-query.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { listBoard } from '#db/exclusions/board'
import { listWaitingDocuments } from '#db/measures/documents'
import { boardColumns, isBoardColumn } from '#domain/exclusion/board'

const perColumn = 12
const perPage = 50
const mostDocuments = 20

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, 'board.title')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_quality')
  const { searchParams } = new URL(request.url)
  const name = searchParams.get('column')
  const column = isBoardColumn(name) ? name : undefined
  const limit = column ? perPage : perColumn
  const after = column && readPlace(searchParams, z.uuid())
  const [found, documents] = await Promise.all([
    listBoard(context.db, { column, after, limit }),
    column ? [] : listWaitingDocuments(context.db, mostDocuments + 1),
  ])
  const now = context.clock.now()
  const cards = found.map((card) => toCard(card, now))
  const last = column && cards.length === perPage ? cards.at(-1) : undefined
  return {
    column,
    columns: boardColumns
      .map((one) => ({
        column: one,
        total: found.find((card) => card.column === one)?.inColumn ?? 0,
        cards: cards.filter((card) => card.column === one),
      }))
      .filter(({ total }) => total > 0),
    documents: documents.slice(0, mostDocuments).map(({ id, sellerId, sellerName, kind, changedAt }) => ({
      ...{ id, sellerId, sellerName, kind },
      changedAt: changedAt.toISOString(),
    })),
    hasMoreDocuments: documents.length > mostDocuments,
    next: last ? nextHref(request.url, last) : null,
    now: now.toISOString(),
  }
}

export default function BoardPage() {
  const { column, columns, documents, hasMoreDocuments, next, now } = useLoaderData<typeof loader>()
  const { revalidate } = useRevalidator()
  useLive('exclusions', revalidate)
  return (
    <NowProvider now={now}>
      <Title order={1}>
        <FormattedMessage id="board.title" />
      </Title>
      <QualityTabs />
      {column && (
        <p>
          <Anchor component={Link} to="/quality" underline="always">
            <FormattedMessage id="board.whole" />
          </Anchor>
        </p>
      )}
      {columns.length === 0 && (
        <Empty title="board.none.title" text={column ? 'board.none.column' : 'board.none.text'}>
          <Anchor component={Link} to="/quality/proposals" underline="always">
            <FormattedMessage id="board.none.proposals" />
          </Anchor>
        </Empty>
      )}
      <div className={classes.board}>
        {columns.map(({ column: name, cards, total }) => (
          <BoardColumn key={name} column={name} cards={cards} total={column ? cards.length : total} />
        ))}
      </div>
      <WaitingDocuments documents={documents} isCut={hasMoreDocuments} />
      {next && (
        <Button component={Link} to={next} variant="default" mt="md">
          <FormattedMessage id="list.next" />
        </Button>
      )}
    </NowProvider>
  )
}
