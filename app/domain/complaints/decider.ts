import type { ComplaintMove, ComplaintState } from '#domain/complaints/state'
import type { WaivableKind } from '#domain/independence/waiver'

/** The moves by which a person decides a complaint. The database holds the same (`decides_complaint`). */
export const decidingMoves = [
  'mark_duplicate',
  'put_out_of_scope',
  'find_invalid',
  'verify_fake',
  'verify_extortion',
  'not_prove',
  'remove_content',
  'decide',
] as const satisfies readonly ComplaintMove[]

/**
 * Where one that was decided before is looked at again, and under which kind of waiver whoever decided it may. What may
 * be dangerous is not among these: it waits for nobody.
 */
const looksAgain: Partial<Record<ComplaintState, Extract<WaivableKind, 'complaint' | 'arbitration'>>> = {
  triage: 'complaint',
  reopened: 'complaint',
  arbitration: 'arbitration',
}

export function secondLookIn(state: ComplaintState) {
  return looksAgain[state]
}

/**
 * Whether a move by one of our people is not for whoever decided the complaint before (B27): all that is made of it
 * where it is looked at again, but that anybody may send on what may be dangerous, and that an appeal has people of its
 * own.
 */
export function isForAnother(from: ComplaintState, move: ComplaintMove): boolean {
  return secondLookIn(from) !== undefined && move !== 'fast_track' && move !== 'reopen_on_appeal'
}
