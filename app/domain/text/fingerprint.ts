import { hashText, mixBits } from '#domain/text/hash'
import { countWords, shingles, type Token } from '#domain/text/tokens'

const bandCount = 20
const rowsPerBand = 3
/** Very short texts are alike by nature, so they are not looked up. */
const minimumWords = 5

// Fixed for ever: stored bands are compared with those of texts yet to come.
const permutations = bandCount * rowsPerBand
const factors = Int32Array.from({ length: permutations }, (_, at) => mixBits(at + 1) | 1)
const offsets = Int32Array.from({ length: permutations }, (_, at) => mixBits(at + 1001))

/**
 * The MinHash bands of a text: two texts that share two of them, not only turns of phrase, may be near-duplicates. With 20
 * bands of 3 rows a pair that overlaps by 0.7 meets so with a chance of 99.9 %, by 0.5 of 73 %, by 0.1 of 0.02 %.
 * One shared band of 12 would find as many, and ten times as many texts that have but turns of phrase in common.
 *
 * @returns signed 64-bit numbers in decimal digits; none for a text of fewer than 5 words
 */
export function bandsOf(list: Token[]): string[] {
  if (countWords(list) < minimumWords) return []
  const hashes = new Set(shingles(list).map((shingle) => hashText(shingle.text)))
  if (hashes.size === 0) return []
  const signature = leastOf(hashes)
  return Array.from({ length: bandCount }, (_, band) => bandOf(band, signature))
}

/** The least of the hashes under each permutation. */
function leastOf(hashes: Iterable<number>): Uint32Array {
  const least = new Uint32Array(permutations).fill(0xffffffff)
  for (const hash of hashes) {
    for (let at = 0; at < permutations; at++) {
      const moved = (Math.imul(hash, factors[at] as number) + (offsets[at] as number)) >>> 0
      if (moved < (least[at] as number)) least[at] = moved
    }
  }
  return least
}

function bandOf(band: number, signature: Uint32Array): string {
  let [high, low] = [mixBits(band + 101), mixBits(band + 211)]
  for (let at = band * rowsPerBand; at < (band + 1) * rowsPerBand; at++) {
    const row = signature[at] as number
    high = mixBits(high ^ row)
    low = mixBits(low + row)
  }
  return BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low)).toString()
}
