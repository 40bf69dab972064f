import { addDays, type Day } from '#domain/day'

/** How long an appeal can be made, in days from the day its addressee is told: six months and a little (DSA Art. 20(1)). */
const appealDays = 184

/** The last day on which a decision told on `day` can be appealed against. */
export function lastAppealDay(day: Day): Day {
  return addDays(day, appealDays)
}
