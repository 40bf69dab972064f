/** What is done with a case that sends its shop a statement: it is looked at before. */
const looked: readonly string[] = [
  'approve',
  'reinstate',
  'uphold',
  'second',
  'give_termination_notice',
  'annul',
  'stop_at_once',
]

export function isLookedAtFirst(intent: string): boolean {
  return looked.includes(intent)
}
