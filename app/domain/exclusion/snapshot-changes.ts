import type { ExclusionSnapshot } from '#domain/exclusion/snapshot'

export const snapshotFigures = ['observed90', 'feedback90', 'observed365', 'unhandled'] as const
export type SnapshotFigure = (typeof snapshotFigures)[number]

/** What has become other since a snapshot was frozen; whoever approves by it has to have read that. */
export function changesSince(
  then: ExclusionSnapshot,
  today: ExclusionSnapshot,
): { figure: SnapshotFigure; before: number; after: number }[] {
  const [before, after] = [figuresOf(then), figuresOf(today)]
  return snapshotFigures
    .map((figure) => ({ figure, before: before[figure], after: after[figure] }))
    .filter((change) => change.before !== change.after)
}

function figuresOf({ windows, unhandled }: ExclusionSnapshot): Record<SnapshotFigure, number> {
  const recent = windows.find(({ days }) => days === 90)
  const year = windows.find(({ days }) => days === 365)
  return {
    observed90: recent?.observed ?? 0,
    feedback90: recent?.feedback ?? 0,
    observed365: year?.observed ?? 0,
    unhandled,
  }
}
