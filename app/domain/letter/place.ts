import type { Timeliness } from '#domain/letter/timeliness'

/** A letter as far as its cycle is concerned: whether something sent stands, and whether that was answered. */
export type Placed = { cycle: number; stands: boolean; isAnswered: boolean }

/**
 * Where a version sent now belongs: with the letter that is there (`same`), with it but in the next cycle (`moved`),
 * or in a letter of the next cycle (`next`).
 *
 * What came in time keeps a letter in time however late a better version is. Once that was answered, a late one is
 * another letter.
 */
export function placeVersion(
  timeliness: Exclude<Timeliness, 'none'>,
  letter: Placed,
  presentCycle: number,
): 'same' | 'moved' | 'next' {
  if (timeliness === 'on_time' || letter.cycle > presentCycle) return 'same'
  if (!letter.stands) return 'moved'
  return letter.isAnswered ? 'next' : 'same'
}
