/** A 32-bit number that a text always has and that says nothing about it (FNV-1a over UTF-16 units, mixed at the end). */
export function hashText(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return mixBits(hash)
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the output. */
export function mixBits(input: number): number {
  let value = input | 0
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
