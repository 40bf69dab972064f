import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NoticeList } from '#app/components/notices/notice-list.tsx'
import { answerNoticeForm, readNotices } from '#app/pages/notices.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'notices.title')

export function loader({ context, request }: LoaderFunctionArgs) {
  return readNotices(context, requirePerson(context, request), request.url)
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request)
  return answerNoticeForm(context, person, await request.formData())
}

export default function Notices() {
  return <NoticeList {...useLoaderData<typeof loader>()} settings="/notices/settings" />
}
