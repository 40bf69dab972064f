const longestWord = 20
/** What a known word costs, what each letter of an unknown one costs, and what a word of one letter costs besides. */
const [knownCost, letterCost, loneCost] = [1, 1.5, 0.75]

/**
 * Where the words begin in a run of letters that were sent apart: the fewest words that are known, with as few
 * letters as possible left over.
 *
 * @param isKnown whether the letters from one place to another (exclusive) are a known word
 * @returns the places at which words begin, the first of them 0
 */
export function splitJoined(letters: number, isKnown: (from: number, to: number) => boolean): number[] {
  const costs = [0]
  const begins = [0]
  for (let end = 1; end <= letters; end++) {
    const froms = Array.from({ length: Math.min(end, longestWord) }, (_, at) => end - 1 - at)
    const costFrom = (from: number) => (costs[from] ?? 0) + costOf(end - from, isKnown(from, end))
    const tried = froms.map((from) => ({ from, cost: costFrom(from) }))
    const best = tried.reduce((a, b) => (b.cost < a.cost ? b : a))
    costs.push(best.cost)
    begins.push(best.from)
  }
  const found: number[] = []
  for (let end = letters; end > 0; end = begins[end] ?? 0) found.push(begins[end] ?? 0)
  return found.reverse()
}

function costOf(length: number, known: boolean): number {
  if (!known) return knownCost + length * letterCost
  return knownCost + (length === 1 ? loneCost : 0)
}
