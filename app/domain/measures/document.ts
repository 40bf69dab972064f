import { ok, type Result, refuse } from '#domain/result'

/**
 * A proof about a seller, one of each kind (state machine 5.6, R0.5, R3.4).
 *
 *     requested ──upload──▶ uploaded ──check──▶ checked ──accept──▶ valid ──(30 days before)──▶ expiring ──▶ expired
 *     uploaded, checked ──refuse──▶ requested
 *     valid, expiring, expired, restricted ──request──▶ requested;  any but checked ──upload──▶ uploaded
 *     expired ──restrict──▶ restricted
 *
 * The clock only marks `expiring` and `expired`, which is shown and told; whether anything follows, a person decides.
 */
export const documentStates = [
  'requested',
  'uploaded',
  'checked',
  'valid',
  'expiring',
  'expired',
  'restricted',
] as const
export type DocumentState = (typeof documentStates)[number]
export type DocumentMove = 'request' | 'upload' | 'check' | 'accept' | 'refuse' | 'restrict'

/** How long before its end a proof is shown as expiring, in days. */
const expiringDays = 30
const dayMs = 86_400_000

const again = { request: 'requested', upload: 'uploaded' } as const
const moves = {
  requested: { upload: 'uploaded' },
  uploaded: { check: 'checked', refuse: 'requested', upload: 'uploaded' },
  checked: { accept: 'valid', refuse: 'requested' },
  valid: again,
  expiring: again,
  expired: { restrict: 'restricted', ...again },
  restricted: again,
} as const satisfies Record<DocumentState, Partial<Record<DocumentMove, DocumentState>>>

/** What may be done with a proof in this state, in the order a page offers it. */
export function allowedDocumentMoves(state: DocumentState): DocumentMove[] {
  return Object.keys(moves[state]) as DocumentMove[] // the keys of the table above
}

export function moveDocument(
  state: DocumentState,
  move: DocumentMove,
): Result<DocumentState, { reason: 'not_allowed_now' }> {
  const next: DocumentState | undefined = (moves[state] as Partial<Record<DocumentMove, DocumentState>>)[move]
  return next ? ok(next) : refuse({ reason: 'not_allowed_now' })
}

/** The latest end at which a proof is expiring at `now`. */
export function expiringWithin(now: Date): Date {
  return new Date(now.getTime() + expiringDays * dayMs)
}

/** Where a proof that was accepted stands at `now`. */
export function standingOfValid(validUntil: Date, now: Date): 'valid' | 'expiring' | 'expired' {
  if (validUntil.getTime() <= now.getTime()) return 'expired'
  return validUntil.getTime() <= expiringWithin(now).getTime() ? 'expiring' : 'valid'
}

/** Whether the marketplace hears of a change: a proof is asked for, or its end came near while it was known here. */
export function isToldOf({ before, after }: { before: DocumentState | null; after: DocumentState }): boolean {
  return after === 'requested' || (before !== null && (after === 'expiring' || after === 'expired'))
}
