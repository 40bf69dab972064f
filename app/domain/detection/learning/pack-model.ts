import type { DetectorModel } from '#domain/detection/learning/detector-model'
import type { TextModel } from '#domain/detection/learning/text-model'

/** What a model was measured to do when it was trained, by name. */
export type TrainingFigures = Record<string, number | null>

/** A model as a JSON file: `format` changes when its shape does. */
export type ModelFile = {
  format: 1
  figures: TrainingFigures
  behaviour: DetectorModel['behaviour']
  last: DetectorModel['last']
  threshold: number
  texts: PackedText[]
}
/** Only the columns that have a weight: their numbers and weights as little-endian 32-bit words in base64. */
type PackedText = Omit<TextModel, 'weights' | 'known'> & { columns: string; weights: string; known: string }

/** Makes a model fit for a file. */
export function packModel(model: DetectorModel, figures: TrainingFigures): ModelFile {
  const { behaviour, last, threshold } = model
  return { format: 1, figures, behaviour, last, threshold, texts: [...model.texts.values()].map(packText) }
}

/** The model of a file; throws with one line where the file is of another format. */
export function unpackModel(file: ModelFile): DetectorModel {
  if (file.format !== 1)
    throw new Error(`The model file has format ${file.format}; only format 1 can be read`)
  const { behaviour, last, threshold } = file
  return {
    behaviour,
    last,
    threshold,
    texts: new Map(file.texts.map((text) => [text.language, unpackText(text)])),
  }
}

function packText({ weights, known, ...rest }: TextModel): PackedText {
  const columns = Uint32Array.from(weights.keys()).filter((column) => weights[column] !== 0)
  const own = Float32Array.from(columns, (column) => weights[column] ?? 0)
  const knownColumns = Uint32Array.from(known.keys()).filter((column) => known[column] === 1)
  return { ...rest, columns: encode(columns), weights: encode(own), known: encode(knownColumns) }
}

function unpackText({ columns, weights: packed, known: packedKnown, ...rest }: PackedText): TextModel {
  const size = 1 << rest.options.bits
  const weights = new Float32Array(size)
  const known = new Uint8Array(size)
  const own = new Float32Array(decode(packed))
  for (const [at, column] of new Uint32Array(decode(columns)).entries()) weights[column] = own[at] ?? 0
  for (const column of new Uint32Array(decode(packedKnown))) known[column] = 1
  return { ...rest, weights, known }
}

function encode({ buffer, byteOffset, byteLength }: Uint32Array | Float32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64')
}

function decode(packed: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(packed, 'base64')).buffer
}
