import type { DetectorModel } from '#domain/detection/learning/detector-model'
import { behaviourFeatures, historyFeatures } from '#domain/detection/learning/replay-features'
import type { TextModel } from '#domain/detection/learning/text-model'

/** What a model was measured to do when it was trained, by name. */
export type TrainingFigures = Record<string, number | null>

/** Changes when the shape of a model's file does, or the features its behaviour is judged by. */
export const modelFormat = 2

/** A model as a JSON file. */
export type ModelFile = {
  format: number
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
  const texts = [...model.texts.values()].map(packText)
  return { format: modelFormat, figures, behaviour, last, threshold, texts }
}

/** The model of a file; throws with one line where the file is of another format or reads other features. */
export function unpackModel(file: ModelFile): DetectorModel {
  if (file.format !== modelFormat)
    throw new Error(`The model file has format ${file.format}; only format ${modelFormat} can be read`)
  const { behaviour, last, threshold } = file
  if (behaviour.kind !== 'expert' && !readsOurFeatures(behaviour.names))
    throw new Error('The model file reads other features of behaviour than there are')
  return {
    behaviour,
    last,
    threshold,
    texts: new Map(file.texts.map((text) => [text.language, unpackText(text)])),
  }
}

/** Whether these are the names of the features there are; a model finds each by its place. */
function readsOurFeatures(names: string[]): boolean {
  const ours = [...behaviourFeatures, ...historyFeatures]
  return names.length === ours.length && ours.every((name, at) => names[at] === name)
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
