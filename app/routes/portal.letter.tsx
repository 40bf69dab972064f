import { Stack, Text, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Steps } from '#app/components/letter/steps.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { readMarks, readOwnLetter } from '#app/pages/own-letter.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { solutionsOf } from '#domain/letter/content'
import { countOf } from '#domain/letter/coverage'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'letter.title')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const own = await readOwnLetter(context, request)
  if (own.ofCase === undefined) return { progress: null }
  const marks = await readMarks(context, own)
  return {
    progress: {
      total: countOf(marks),
      named: countOf(marks, ({ cause }) => cause !== null),
      solutions: solutionsOf(own.draft).length,
      files: own.files.length,
      sent: own.whole?.versions.length ?? 0,
    },
  }
}

/** What is saved by itself changes no step. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formData?.get('intent') === 'autosave' ? false : defaultShouldRevalidate
}

export default function LetterFrame() {
  const { progress } = useLoaderData<typeof loader>()
  return (
    <Stack gap="md">
      <Title order={1}>
        <FormattedMessage id="letter.title" />
      </Title>
      {progress ? (
        <>
          <Steps progress={progress} />
          <Outlet />
        </>
      ) : (
        <Empty title="letter.none.title" text="letter.none.text" />
      )}
      <Text size="sm" c="dimmed">
        <FormattedMessage id="letter.private" />
      </Text>
    </Stack>
  )
}
