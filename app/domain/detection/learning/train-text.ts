import { type Disguise, disguises } from '#domain/detection/learning/disguise'
import { dot, fitLogistic, type Logistic } from '#domain/detection/learning/logistic-regression'
import { areaUnderCurve } from '#domain/detection/learning/metrics'
import { seededRandom, shuffledIndexes } from '#domain/detection/learning/random'
import { createSparseRows, type SparseRows } from '#domain/detection/learning/sparse-rows'
import { knownShare, type TextModel } from '#domain/detection/learning/text-model'
import { columnOf, createVectoriser, type TextVectorOptions } from '#domain/detection/learning/text-vector'
import { canonical } from '#domain/text/canonical'
import { hashText } from '#domain/text/hash'

/** `weight` says for how many texts it stands. */
export type LabelledText = { text: string; label: number; weight?: number }

/** A model, and for each text the log-odds given to it by one that had not seen it. */
export type TrainedText = { model: TextModel; unseen: Float64Array }

/** How one set of weights is fitted. */
type Recipe = {
  strictness: number
  /** Rare columns count more by this power of their rarity. */
  rarity: number
  /** 0–1: columns that one class has more often count more by this part. */
  contrast: number
}
const rare: Recipe = { strictness: 1, rarity: 1, contrast: 0 }
const telling: Recipe = { strictness: 2, rarity: 0.5, contrast: 0.5 }

/** What is tried; the one that does best on texts it has not seen is taken. Weights of several recipes are averaged. */
type Way = { options: TextVectorOptions; recipes: Recipe[] }
const words: TextVectorOptions = { bits: 20, characters: [0, 0], layout: false }
const ways: Way[] = [
  { options: words, recipes: [rare] },
  { options: words, recipes: [rare, telling] },
  { options: { ...words, layout: true }, recipes: [rare, telling] },
  { options: { bits: 20, characters: [2, 5], layout: true }, recipes: [rare, telling] },
]

const folds = 3
const passes = 10
/** Recipes are compared on so many texts at most. */
const compared = 4000
/** The share of texts that are learnt from in disguise as well, and the disguises canonical text leaves some of. */
const disguisedShare = 0.6
const learntDisguises: Disguise[] = ['spacing', 'leet']

/** Learns one language from its decided texts; the same texts in the same order and seed give the same model. */
export function trainText(language: string, texts: LabelledText[], seed: number): TrainedText {
  const some = sample(texts, seed)
  const tried = ways.map((way) => {
    const scores = scoreUnseen(readTexts(some, way, { known: findKnown(some, way.options), seed }), way, seed)
    return { way, reached: areaUnderCurve({ scores, labels: some.map(({ label }) => label) }) ?? 0 }
  })
  const { way } = tried.reduce((best, next) => (next.reached > best.reached ? next : best))
  const known = findKnown(texts, way.options)
  const table = readTexts(texts, way, { known, seed })
  const { weights, bias } = learn(table, way, seed)
  return {
    unseen: scoreUnseen(table, way, seed),
    model: {
      language,
      options: way.options,
      bias,
      weights: Float32Array.from(weights),
      known,
      leastKnownShare: findLeastKnownShare(some, known, way.options),
    },
  }
}

/** Texts at random: a file in the order of its classes must not decide by its beginning. */
function sample(texts: LabelledText[], seed: number): LabelledText[] {
  const order = shuffledIndexes(texts.length, seededRandom(seed)).subarray(0, compared)
  return Array.from(order).flatMap((at) => texts[at] ?? [])
}

/** Texts as rows, each perhaps a second time in disguise; `origins` says which text a row is of. */
type TextTable = {
  rows: SparseRows
  labels: number[]
  weights: number[]
  origins: number[]
  texts: number
}

function readTexts(
  texts: LabelledText[],
  { options }: Way,
  { known, seed }: { known: Uint8Array; seed: number },
): TextTable {
  const random = seededRandom(seed)
  const vectoriser = createVectoriser(options, known)
  const collected = createSparseRows()
  const table = {
    labels: texts.map(({ label }) => label),
    weights: texts.map(({ weight }) => weight ?? 1),
    origins: texts.map((_, at) => at),
  }
  for (const { text } of texts) collected.add(vectoriser.read(canonical(text)))
  for (const [at, { text, label, weight }] of texts.entries()) {
    const disguise = learntDisguises[Math.floor(random() * learntDisguises.length)]
    if (random() >= disguisedShare || !disguise) continue
    collected.add(vectoriser.read(canonical(disguises[disguise](text, random))))
    table.labels.push(label)
    table.weights.push(weight ?? 1)
    table.origins.push(at)
  }
  return { ...table, rows: collected.rows(), texts: texts.length }
}

function learn(table: TextTable, { options, recipes }: Way, seed: number, chosen?: Int32Array): Logistic {
  const only = chosen ?? Int32Array.from(table.labels, (_, row) => row)
  const fitted = recipes.map((recipe) => {
    const scale = scaleColumns(table, recipe, { bits: options.bits, only })
    const { strictness } = recipe
    const { rows, labels, weights } = table
    return fitLogistic(rows, labels, { strictness, passes, seed, scale, only, weights })
  })
  const mean = { weights: new Float64Array(1 << options.bits), bias: 0 }
  for (const { weights, bias } of fitted) {
    mean.bias += bias / fitted.length
    for (let column = 0; column < weights.length; column++) {
      mean.weights[column] = (mean.weights[column] as number) + (weights[column] as number) / fitted.length
    }
  }
  return mean
}

/** The log-odds of each text by a model fitted without it and without its disguise. */
function scoreUnseen(table: TextTable, way: Way, seed: number): Float64Array {
  const scores = new Float64Array(table.texts)
  const foldOf = (text: number) => hashText(String(text), seed) % folds
  for (let fold = 0; fold < folds; fold++) {
    const only = Int32Array.from(table.origins.keys()).filter(
      (row) => foldOf(table.origins[row] ?? 0) !== fold,
    )
    const { weights, bias } = learn(table, way, seed, only)
    for (let text = 0; text < table.texts; text++) {
      if (foldOf(text) === fold) scores[text] = bias + dot(table.rows, text, weights)
    }
  }
  return scores
}

function scaleColumns(
  { rows, labels }: TextTable,
  { rarity, contrast }: Recipe,
  { bits, only }: { bits: number; only: Int32Array },
): Float64Array {
  const fakes = new Float64Array(1 << bits)
  const genuine = new Float64Array(1 << bits)
  let fakeRows = 0
  for (const row of only) {
    const counts = labels[row] ? fakes : genuine
    fakeRows += labels[row] ?? 0
    for (let at = rows.starts[row] as number; at < (rows.starts[row + 1] as number); at++) {
      const column = rows.columns[at] as number
      counts[column] = (counts[column] as number) + 1
    }
  }
  return fakes.map((inFakes, column) => {
    const inGenuine = genuine[column] as number
    if (inFakes + inGenuine === 0) return 0
    const rare = Math.log((only.length + 1) / (inFakes + inGenuine + 1)) ** rarity
    const ratio = (inFakes + 1) / (fakeRows + 2) / ((inGenuine + 1) / (only.length - fakeRows + 2))
    return rare * (1 - contrast + contrast * Math.abs(Math.log(ratio)))
  })
}

/** 1 for the columns of words met in at least two texts. */
function findKnown(texts: LabelledText[], { bits }: TextVectorOptions): Uint8Array {
  const met = new Uint8Array(1 << bits)
  const inThis = new Uint8Array(1 << bits)
  const reader = createVectoriser({ ...words, bits }, met)
  for (const { text } of texts) {
    const columns = wordColumns(reader, text, bits)
    for (const column of columns) {
      if (!inThis[column]) met[column] = Math.min(2, (met[column] as number) + 1)
      inThis[column] = 1
    }
    for (const column of columns) inThis[column] = 0
  }
  return met.map((times) => (times > 1 ? 1 : 0))
}

type Reader = ReturnType<typeof createVectoriser>

function wordColumns({ read, grams }: Reader, text: string, bits: number): number[] {
  read(canonical(text))
  return Array.from(grams.hashes.subarray(0, grams.words), (hash) => columnOf(hash, bits))
}

/** Where the texts learnt from speak several languages, so may the others. */
function findLeastKnownShare(texts: LabelledText[], known: Uint8Array, { bits }: TextVectorOptions): number {
  const { read, grams } = createVectoriser({ ...words, bits }, known)
  const shares = texts.flatMap(({ text }) => {
    read(canonical(text))
    return knownShare(grams, known, bits) ?? []
  })
  shares.sort((a, b) => a - b)
  const at = (part: number) => shares[Math.floor(shares.length * part)] ?? 0
  return Math.min(at(0.005), at(0.5) * 0.45)
}
