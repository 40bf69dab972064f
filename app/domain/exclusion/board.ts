/**
 * Where a case stands on the board, in the order of the board. `second` waits for another person's word, `letter` for
 * the answer to a seller's letter, `recheck` for somebody to look at it on its day, `ending` for a termination.
 */
export const boardColumns = [
  'at_risk',
  'proposed',
  'second',
  'noticed',
  'excluded',
  'letter',
  'recheck',
  'probation',
  'ending',
] as const
export type BoardColumn = (typeof boardColumns)[number]

export function isBoardColumn(name: string | null): name is BoardColumn {
  return (boardColumns as readonly (string | null)[]).includes(name)
}
