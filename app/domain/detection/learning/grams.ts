/** N-grams of one text: a hash of each and where in the text it stands (`end` is exclusive). */
export type Grams = {
  count: number
  hashes: Uint32Array
  starts: Uint32Array
  ends: Uint32Array
  /** The first `words` of them are the single words and signs. */
  words: number
}

export function createGrams(): Grams {
  return {
    count: 0,
    words: 0,
    hashes: new Uint32Array(256),
    starts: new Uint32Array(256),
    ends: new Uint32Array(256),
  }
}

export function addGram(grams: Grams, hash: number, start: number, end: number): void {
  if (grams.count === grams.hashes.length) grow(grams)
  grams.hashes[grams.count] = hash
  grams.starts[grams.count] = start
  grams.ends[grams.count] = end
  grams.count++
}

function grow(grams: Grams): void {
  for (const key of ['hashes', 'starts', 'ends'] as const) {
    const larger = new Uint32Array(grams[key].length * 2)
    larger.set(grams[key])
    grams[key] = larger
  }
}

/** Spreads a hash over all its 32 bits. */
export function mix(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) >>> 0
}
