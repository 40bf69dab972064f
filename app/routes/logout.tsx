import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { digestOfToken } from '#app/web/credentials.ts'
import { endedSessionCookie } from '#app/web/session-cookie.ts'
import { signOut } from '#commands/sign-out'

/** Only a form signs out: a link could be followed by a browser that looks ahead. */
export function loader() {
  return redirect('/')
}

export async function action({ context }: ActionFunctionArgs) {
  const { db, sessionToken, isSecure } = context
  if (sessionToken) await signOut(db, digestOfToken(sessionToken))
  return redirect('/login', { headers: { 'Set-Cookie': endedSessionCookie(isSecure) } })
}
