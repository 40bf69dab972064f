import type { ComplaintMove, ComplaintState } from '#domain/complaints/state'

/** The ends of a complaint that somebody decided, and that are told with reasons and can be appealed against. */
export const complaintVerdicts = [
  'out_of_scope',
  'invalid',
  'not_proven',
  'verified_fake',
  'verified_extortion',
  'decided',
] as const
export type ComplaintVerdict = (typeof complaintVerdicts)[number]

/** Ends that are noted against the buyer they are about, until an appeal takes them back (K18). */
export const notedAgainstBuyer: readonly ComplaintState[] = ['verified_fake', 'verified_extortion']

export function isVerdict(state: ComplaintState): state is ComplaintVerdict {
  return complaintVerdicts.some((verdict) => verdict === state)
}

/** The moves that give a verdict, and those that only carry it out, or try to. */
const givesVerdict: readonly ComplaintMove[] = [
  'put_out_of_scope',
  'find_invalid',
  'not_prove',
  'verify_fake',
  'verify_extortion',
  'decide',
]
const carriesOut: readonly ComplaintMove[] = [
  'await_remedy',
  'close',
  'miss_remedy',
  'resume_mediation',
  'open_arbitration',
  'confirm_late',
]

/**
 * Whether a complaint is where its newest verdict has led it, by all its moves since then, oldest first. Where its sides
 * have agreed since, or one of them brought it back or took it back, the verdict is overtaken.
 */
export function isWhereVerdictLed(moves: readonly ComplaintMove[]): boolean {
  const since = moves.slice(moves.findLastIndex((move) => givesVerdict.includes(move)) + 1)
  return since.every((move) => carriesOut.includes(move))
}

/**
 * Whether a side is told that what was decided counts no longer (K17): whoever it was decided against appealed, and is
 * answered.
 */
export function hearsOfClearing(
  decidedFor: 'buyer' | 'seller' | 'nobody' | null,
  { isShop }: { isShop: boolean },
): boolean {
  return decidedFor !== (isShop ? 'buyer' : 'seller')
}

const turnedDown: readonly ComplaintMove[] = ['put_out_of_scope', 'find_invalid', 'not_prove']

/** Whether nothing comes of a complaint by this move, so that money held for it is let go to its seller. */
export function turnsDown(move: ComplaintMove): boolean {
  return turnedDown.includes(move)
}
