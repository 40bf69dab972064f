import { jwtVerify } from 'jose'
import { z } from 'zod'
import { digestOfToken, newSessionToken } from '#app/web/credentials.ts'
import { type HandoverRefusal, signInByHandover } from '#commands/sign-in-by-handover'
import type { Database } from '#db/client'
import { listUsableHandoverSecrets } from '#db/portal/handover'
import { type Language, languages } from '#domain/language'
import { ok, type Result, refuse } from '#domain/result'

/** A token may live this long, in seconds, and its clock may differ from ours by this much. */
const longestLife = 5 * 60
const tolerance = 30

const Claims = z.object({
  sub: z.string().min(1).max(128),
  email: z
    .string()
    .max(320)
    .regex(/^[^\s@]+@[^\s@]+$/),
  name: z.string().trim().min(1).max(200).optional(),
  locale: z.enum(languages).optional().catch(undefined),
  iat: z.number(),
  exp: z.number(),
  jti: z.string().min(8).max(128),
})
type Claims = z.infer<typeof Claims>

/**
 * What a marketplace's signed token says: HS256 with one of our secrets, made now, for five minutes at most. Undefined
 * where anything about it is not so.
 */
export async function readHandover(token: string, secrets: string[], now: Date): Promise<Claims | undefined> {
  for (const secret of secrets) {
    const claims = await verify(token, secret, now)
    if (claims) return claims
  }
  return undefined
}

async function verify(token: string, secret: string, now: Date): Promise<Claims | undefined> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      requiredClaims: ['sub', 'iat', 'exp', 'jti'],
      maxTokenAge: longestLife,
      clockTolerance: tolerance,
      currentDate: now,
    })
    const claims = Claims.safeParse(payload)
    return claims.success && claims.data.exp - claims.data.iat <= longestLife ? claims.data : undefined
  } catch {
    // Whatever is wrong with it, it is no token of the marketplace's.
    return undefined
  }
}

export type HandedOver = { token: string; expiresAt: Date }

/** Signs in somebody whom the marketplace sends over with a token. Tokens and sessions live in real time. */
export async function signInHandedOver(
  { db, now }: { db: Database; now: Date },
  { token, language, replaces }: { token: string; language: Language; replaces: string | undefined },
): Promise<Result<HandedOver, HandoverRefusal | { reason: 'not_valid' }>> {
  const realNow = new Date()
  const claims = await readHandover(token, await listUsableHandoverSecrets(db, now), realNow)
  if (!claims) return refuse({ reason: 'not_valid' as const })
  const sessionToken = newSessionToken()
  const command = {
    sellerId: claims.sub,
    email: claims.email,
    name: claims.name ?? claims.email.split('@')[0] ?? claims.email,
    language: claims.locale ?? language,
    tokenId: claims.jti,
    tokenEndsAt: new Date((claims.exp + tolerance) * 1000),
    tokenHash: digestOfToken(sessionToken),
    replaces: replaces ? digestOfToken(replaces) : undefined,
  }
  const opened = await signInByHandover(db, command, realNow)
  return opened.ok ? ok({ token: sessionToken, expiresAt: opened.value.expiresAt }) : opened
}
