import { Stack } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { DoneNotice } from '#app/components/admin/page-parts.tsx'
import { SettingsForm } from '#app/components/notices/settings-form.tsx'
import { answerSettingsForm, readNoticeSettings } from '#app/pages/notices.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requireSeller } from '#app/web/services.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'notices.settings')

export function loader({ context, request }: LoaderFunctionArgs) {
  return readNoticeSettings(context, requireSeller(context, request))
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requireSeller(context, request)
  return answerSettingsForm(context, person, await request.formData())
}

export default function NoticeSettings() {
  const settings = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Stack>
      <DoneNotice what={answer ? null : search.get('done')} texts={['notices.saved']} />
      <SettingsForm settings={settings} state={answer?.state} />
    </Stack>
  )
}
