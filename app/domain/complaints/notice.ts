import type { ComplaintMove, ComplaintState } from '#domain/complaints/state'
import { ok, type Result, refuse } from '#domain/result'
import type { ReviewState } from '#domain/review'

/** For what content is said to be illegal. */
export const noticeReasons = [
  'hate',
  'threat',
  'defamation',
  'personal_data',
  'intellectual_property',
  'fraud',
  'minors',
  'other',
] as const
export type NoticeReason = (typeof noticeReasons)[number]

/** What such a notice is called as a complaint. */
export function kindOfNotice(reason: NoticeReason): string {
  return `illegal_content.${reason}`
}

/** Looked at within hours: somebody may come to harm. */
const gravest: readonly string[] = ['threat', 'minors']

/** Who gave a notice, as far as its place in line goes. */
export type Reporter = 'trusted' | 'anyone' | 'suspended'

/**
 * How grave a notice is taken to be until somebody has read it: a trusted flagger's goes first (DSA Art. 22(1)); what
 * comes from an address that nearly always named nothing illegal goes last for a time (Art. 23(2)), unless somebody may
 * come to harm.
 */
export function severityOfNotice(reason: string | null, from: Reporter): 'critical' | 'high' | 'low' {
  if (from === 'trusted' || (reason !== null && gravest.includes(reason))) return 'critical'
  return from === 'suspended' ? 'low' : 'high'
}

/** Content a notice can be about: what readers can see. */
export const noticedStates = [
  'published',
  'published_redacted',
  'edit_pending',
] as const satisfies ReviewState[]

/** What answers a notice, and what it comes to by that; so do those joined with it. */
export const noticeAnswers = {
  remove_content: 'content_removed',
  find_invalid: 'invalid',
  put_out_of_scope: 'out_of_scope',
} as const satisfies Partial<Record<ComplaintMove, ComplaintState>>

export type NoticeRefusal = { reason: 'name_missing' | 'email_missing' }

/** DSA Art. 16(2): a notice names whoever gives it, unless it is about the abuse of children. */
export function judgeNotice({
  reason,
  name,
  email,
}: {
  reason: NoticeReason
  name: string
  email: string
}): Result<undefined, NoticeRefusal> {
  if (reason === 'minors') return ok(undefined)
  if (name.trim() === '') return refuse({ reason: 'name_missing' })
  return email.trim() === '' ? refuse({ reason: 'email_missing' }) : ok(undefined)
}

const mostCandidates = 12

/** Ids of reviews that a location may name: the whole of it, or any part of an address, what is most likely first. */
export function reviewIdsOf(location: string): string[] {
  const whole = location.trim()
  const url = URL.canParse(whole) ? new URL(whole) : undefined
  if (!url) return [whole]
  const parts = [
    url.hash.slice(1),
    ...[...url.searchParams.values()],
    ...url.pathname.split('/').reverse().map(decoded),
  ]
  return [...new Set(parts.filter((part) => part !== ''))].slice(0, mostCandidates)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
