import { Anchor, Group, Stack, Title } from '@mantine/core'
import { Form, Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Submit } from '#app/components/admin/submit.tsx'
import classes from '#app/components/notices/notices.module.css'
import { Empty } from '#app/components/pages/empty.tsx'
import { Instant } from '#app/components/review/age.tsx'
import type { NoticeKind } from '#domain/notices/kind'

export type ListedNotice = {
  id: string
  kind: NoticeKind
  times: number
  createdAt: string
  readAt: string | null
  place: string
  number: number | null
  excerpt: string | null
}

/** What somebody has been told; opening one marks it read. `settings` is where one chooses what to be told. */
export function NoticeList({
  notices,
  next,
  now,
  settings,
}: {
  notices: ListedNotice[]
  next: string | null
  now: string
  settings: string
}) {
  return (
    <Stack maw={720}>
      <Title order={1}>
        <FormattedMessage id="notices.title" />
      </Title>
      <Group gap="md">
        {notices.some(({ readAt }) => !readAt) && (
          <Form method="post">
            <input type="hidden" name="upTo" value={now} />
            <Submit intent="all" label="notices.all_read" variant="default" />
          </Form>
        )}
        <Anchor component={Link} to={settings}>
          <FormattedMessage id="notices.settings" />
        </Anchor>
      </Group>
      {notices.length === 0 && <Empty title="notices.none.title" text="notices.none.text" />}
      <ul className={classes.list}>
        {notices.map((notice) => (
          <li key={notice.id}>
            <OneNotice notice={notice} />
          </li>
        ))}
      </ul>
      {next && (
        <Anchor component={Link} to={next}>
          <FormattedMessage id="list.more" />
        </Anchor>
      )}
    </Stack>
  )
}

function OneNotice({ notice }: { notice: ListedNotice }) {
  const { id, kind, times, createdAt, readAt, place, number, excerpt } = notice
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="place" value={place} />
      <button
        type="submit"
        name="intent"
        value="open"
        className={readAt ? classes.open : `${classes.open} ${classes.unread}`}
      >
        <FormattedMessage id={`notices.kind.${kind}`} />
        {number !== null && (
          <>
            {' '}
            <FormattedMessage id="notices.number" values={{ number }} />
          </>
        )}
        {times > 1 && ` × ${times}`}
        {excerpt && (
          <span className={classes.excerpt} dir="auto">
            {excerpt}
          </span>
        )}
        <span className={classes.when}>
          <Instant at={createdAt} />
          {!readAt && (
            <>
              {' · '}
              <FormattedMessage id="notices.unread" />
            </>
          )}
        </span>
      </button>
    </Form>
  )
}
