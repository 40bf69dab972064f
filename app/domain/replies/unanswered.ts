/** How long a negative review has waited for its shop, in days since it was written; the upper end is exclusive. */
export const waitingAges = [
  { name: 'fresh', fromDays: 0, toDays: 3 },
  { name: 'days', fromDays: 3, toDays: 8 },
  { name: 'weeks', fromDays: 8, toDays: 31 },
  { name: 'older', fromDays: 31, toDays: null },
] as const
export type WaitingAge = (typeof waitingAges)[number]['name']

const dayMs = 86_400_000

/** How many of these reviews, by when they were written, are of which age; every age is named. */
export function countByAge(writtenAt: readonly Date[], now: Date): { age: WaitingAge; count: number }[] {
  const days = writtenAt.map((at) => (now.getTime() - at.getTime()) / dayMs)
  return waitingAges.map(({ name, fromDays, toDays }) => ({
    age: name,
    count: days.filter((age) => age >= fromDays && (toDays === null || age < toDays)).length,
  }))
}
