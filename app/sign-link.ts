import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Result, refuse } from '#domain/result'
import {
  judgeLink,
  type LinkPurpose,
  type LinkRefusal,
  linkOfWords,
  type SignedLink,
  wordsOfLink,
} from '#domain/signed-link'

/** A link's token, for a query and never for a path, which is logged: its words and their HMAC-SHA256 in base64url. */
export function signLink(link: SignedLink, secret: string): string {
  const words = Buffer.from(wordsOfLink(link)).toString('base64url')
  return `${words}.${signatureOf(words, secret)}`
}

/**
 * The link a token was made of, where it was signed with the installation's secret and opens what is asked for.
 *
 * Refused as `not_valid` where anything was altered, or it is for another purpose or another subject; as `expired`
 * from its end on.
 */
export function readLink(
  token: string,
  asked: { purpose: LinkPurpose; subject?: string | undefined },
  { secret, now }: { secret: string; now: Date },
): Result<SignedLink, LinkRefusal> {
  const [words = '', signature = '', ...rest] = token.split('.')
  if (rest.length > 0 || !isSame(signature, signatureOf(words, secret)))
    return refuse({ reason: 'not_valid' })
  const link = linkOfWords(Buffer.from(words, 'base64url').toString())
  return link ? judgeLink(link, asked, now) : refuse({ reason: 'not_valid' })
}

/** The secret also signs other things: this key is for links alone. */
function signatureOf(words: string, secret: string): string {
  const key = createHmac('sha256', secret).update('assay signed link').digest()
  return createHmac('sha256', key).update(words).digest('base64url')
}

/** Compares the text itself: more than one text of base64url can stand for the same bytes. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
