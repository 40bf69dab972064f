/** Said to whoever wrote what one of our people reads first. */
export const wordsHeld = 'complaints.did.held'

/** Whether what was done counts while its words are held. */
export function areWordsHeld(did: unknown): boolean {
  return typeof did === 'object' && did !== null && 'isHeld' in did && did.isHeld === true
}
