import { Anchor, Stack, Text, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { AppealStateBadge } from '#app/components/appeals/appeal-state.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import classes from '#app/components/portal/portal.module.css'
import { Instant } from '#app/components/review/age.tsx'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requireSeller } from '#app/web/services.server.ts'
import { listAppealsOfSeller } from '#db/appeals/pages'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.appeals')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { sellerId } = requireSeller(context, request)
  return { appeals: toPlain(await listAppealsOfSeller(context.db, sellerId)) }
}

/** The shop's appeals. One is made from the message it is about. */
export default function OwnAppeals() {
  const { appeals } = useLoaderData<typeof loader>()
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="nav.appeals" />
      </Title>
      <Text>
        <FormattedMessage
          id="appeals.own.where"
          values={{
            link: (
              <Anchor component={Link} to="/portal/notice" underline="always">
                <FormattedMessage id="portal.nav.notice" />
              </Anchor>
            ),
          }}
        />
      </Text>
      {appeals.length === 0 && <Empty title="appeals.own.none.title" text="appeals.own.none.text" />}
      <ul className={classes.events}>
        {appeals.map(({ id, statementId, title, language, state, submittedAt }) => (
          <li key={id}>
            <Anchor component={Link} to={`/portal/appeals/${statementId}`} lang={language}>
              {title}
            </Anchor>
            <AppealStateBadge state={state} />
            <Instant at={submittedAt} />
          </li>
        ))}
      </ul>
    </Stack>
  )
}
