import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { safeNext } from '#app/pages/next-path.ts'
import { actorOf, requirePerson } from '#app/web/services.server.ts'
import { changeAccount } from '#commands/change-account'
import { languages } from '#domain/language'

export function loader() {
  return redirect('/account')
}

const LanguageForm = z.object({ language: z.enum(languages), next: z.string().default('/account') })

/** Keeps the language a person has chosen, in their account, and goes back to where they were. */
export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request)
  const form = LanguageForm.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) throw new Response(null, { status: 422 })
  const command = { accountId: person.id, language: form.data.language }
  await changeAccount(context.db, command, actorOf(person), context.clock.now())
  return redirect(safeNext(form.data.next))
}
