import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { Problem } from '#app/api/problem.ts'
import { text } from '#app/api/schemas/text.ts'
import { signInByPassword } from '#app/web/sign-in.ts'
import { roles } from '#domain/permission'

export const sessionEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/session',
    group: 'Sessions',
    summary: 'Sign in by password; the token is used as bearer credential',
    permission: 'public',
    problems: ['unauthenticated', 'throttled'],
    isSecret: true,
    body: z
      .object({ email: text({ min: 1, max: 320 }), password: text({ min: 1, max: 1000 }) })
      .meta({ id: 'SignIn' }),
    responses: {
      201: z
        .object({
          token: z.string(),
          user: z.object({ id: z.string(), name: z.string(), role: z.enum(roles) }),
          expiresAt: z.string().meta({ format: 'date-time' }),
        })
        .meta({ id: 'SignedIn' }),
    },
  }).handle(async ({ body }, { services, address }) => {
    // Sessions live in real time, whatever the marketplace's clock was moved to.
    const signedIn = await signInByPassword(services, { ...body, address }, new Date())
    if (signedIn.ok) {
      const { token, user, expiresAt } = signedIn.value
      return { status: 201, body: { token, user, expiresAt: expiresAt.toISOString() } }
    }
    const { refusal } = signedIn
    if (refusal.reason === 'wrong_credentials') {
      throw new Problem('unauthenticated', { detail: 'The e-mail address or the password is wrong.' })
    }
    throw new Problem('throttled', { retryAfterSeconds: refusal.retryAfterSeconds })
  }),
]
