import { ok, type Result, refuse } from '#domain/result'

/** What a signed link is for; one made for one purpose opens nothing of another. */
export const linkPurposes = ['complaint', 'complaint_form', 'appeal', 'review_change', 'flagger'] as const
export type LinkPurpose = (typeof linkPurposes)[number]

/** A link for somebody without an account: what it opens, in which capacity, and until when. */
export type SignedLink = {
  purpose: LinkPurpose
  /** The id of the one thing it opens. */
  subject: string
  /** In which capacity its bearer comes, such as `complainant`. */
  party: string
  expiresAt: Date
}

/** Altered, of another purpose or about another thing: not told apart, so that nobody learns by trying. */
export type LinkRefusal = { reason: 'not_valid' } | { reason: 'expired' }

/** The words of a link that are signed. */
export function wordsOfLink({ purpose, subject, party, expiresAt }: SignedLink): string {
  return JSON.stringify([purpose, subject, party, expiresAt.getTime()])
}

/** The link these words say; undefined where they say none. */
export function linkOfWords(words: string): SignedLink | undefined {
  const [purpose, subject, party, expiresAt] = listOf(words)
  if (!isPurpose(purpose) || typeof subject !== 'string' || typeof party !== 'string') return undefined
  if (typeof expiresAt !== 'number' || !Number.isSafeInteger(expiresAt)) return undefined
  return { purpose, subject, party, expiresAt: new Date(expiresAt) }
}

/** Whether a link whose signature is right opens what is asked for now; without a subject, whatever it names. */
export function judgeLink(
  link: SignedLink,
  asked: { purpose: LinkPurpose; subject?: string | undefined },
  now: Date,
): Result<SignedLink, LinkRefusal> {
  const isOther = asked.subject !== undefined && asked.subject !== link.subject
  if (link.purpose !== asked.purpose || isOther) return refuse({ reason: 'not_valid' })
  return link.expiresAt > now ? ok(link) : refuse({ reason: 'expired' })
}

function listOf(words: string): unknown[] {
  try {
    const list: unknown = JSON.parse(words)
    return Array.isArray(list) ? list : []
  } catch {
    return []
  }
}

function isPurpose(value: unknown): value is LinkPurpose {
  return linkPurposes.some((purpose) => purpose === value)
}
