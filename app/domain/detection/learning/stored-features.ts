import { behaviourFeatures, historyFeatures } from '#domain/detection/learning/replay-features'

const width = behaviourFeatures.length + historyFeatures.length
const bytesEach = 4

/** A row of features as bytes: 32-bit floats, little-endian, which no feature needs more than. */
export function storeFeatures(row: Float64Array): Buffer {
  const bytes = Buffer.alloc(row.length * bytesEach)
  for (const [at, value] of row.entries()) bytes.writeFloatLE(value, at * bytesEach)
  return bytes
}

/** The row of features these bytes keep; undefined where they were kept when there were other features. */
export function openFeatures(bytes: Buffer): Float64Array | undefined {
  if (bytes.length !== width * bytesEach) return undefined
  return Float64Array.from({ length: width }, (_, at) => bytes.readFloatLE(at * bytesEach))
}
