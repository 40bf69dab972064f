import { addGram, type Grams, mix } from '#domain/detection/learning/grams'

/** Where reading stands: what was counted since the line and the sentence began, and the unit before. */
type Progress = {
  end: number
  before: number
  line: Stretch
  sentence: Stretch
  lines: number
  sentences: number
}
type Stretch = { from: number; words: number }

/** Numbers for the kinds of grams, and for what is no sign: a word, and the end of the text. */
const [gapKind, lineKind, lastSignKind, sentenceKind, linesKind, sentencesKind] = [1, 2, 3, 4, 5, 6]
const [word, edge] = [1, 2]

/**
 * Reads how a text is laid out, whatever it says: what stands between its words and signs (`good ,but`, `good.But`,
 * a new line), how many lines and sentences it has and how long each is, and how lines end. Reads the words and signs
 * that `grams` begins with; disguises of letters change nothing here.
 */
export function readLayout(text: string, grams: Grams): void {
  const progress: Progress = {
    ...{ end: 0, before: edge, lines: 0, sentences: 0 },
    ...{ line: { from: 0, words: 0 }, sentence: { from: 0, words: 0 } },
  }
  for (let at = 0; at < grams.words; at++) {
    const start = grams.starts[at] as number
    const unit = unitAt(text, start)
    readGap(text, grams, progress, { unit, start, end: grams.ends[at] as number })
    if (unit === word) {
      progress.line.words++
      progress.sentence.words++
    }
    progress.before = unit
    progress.end = grams.ends[at] as number
  }
  endSentence(grams, progress)
  endLine(grams, progress)
  addGram(grams, gram(linesKind, Math.min(progress.lines, 6)), 0, 0)
  addGram(grams, gram(sentencesKind, magnitude(progress.sentences)), 0, 0)
}

type Unit = { unit: number; start: number; end: number }

function readGap(text: string, grams: Grams, progress: Progress, { unit, start, end }: Unit): void {
  const { before } = progress
  const gap = gapOf(text, progress.end, start)
  // Two words with one space between them are what every text is made of.
  if (unit !== word || before !== word || gap !== 1) {
    addGram(grams, gram(gapKind, unit * 31 + gap, before), Math.min(progress.end, start), end)
  }
  if (endsSentence(before) && !endsSentence(unit)) endSentence(grams, progress)
  if (gap > 2) endLine(grams, progress)
}

function endSentence(grams: Grams, progress: Progress): void {
  const { from, words } = progress.sentence
  if (words > 0) {
    addGram(grams, gram(sentenceKind, Math.floor(3 * Math.log2(words))), from, progress.end)
    progress.sentences++
  }
  progress.sentence = { from: progress.end, words: 0 }
}

function endLine(grams: Grams, progress: Progress): void {
  const { from, words } = progress.line
  if (progress.end > from) {
    addGram(grams, gram(lineKind, magnitude(words)), from, progress.end)
    addGram(grams, gram(lastSignKind, progress.before), progress.end - 1, progress.end)
    progress.lines++
  }
  progress.line = { from: progress.end, words: 0 }
}

/** 0 for nothing, 1 for a space, 2 for more of them; then for a new line and for more, with spaces and without. */
function gapOf(text: string, from: number, to: number): number {
  let [spaces, lines] = [0, 0]
  for (let at = from; at < to; at++) {
    if (text.charCodeAt(at) === 10) lines++
    else spaces++
  }
  return lines === 0 ? Math.min(spaces, 2) : 1 + Math.min(lines, 2) * 2 + Math.min(spaces, 1)
}

/** A sign stands for itself, and all else for a word. */
function unitAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return (kinds[unit] as number) === none ? word : unit
}

const [none, sign, end] = [0, 1, 2]
const kinds = new Uint8Array(65_536)
for (const one of '"#$%&()*+,-/:;<=>@[]^_`{|}~\'—–«»“”„№•，、；：（）') kinds[one.charCodeAt(0)] = sign
for (const one of '.!?…。！？') kinds[one.charCodeAt(0)] = end
const endsSentence = (unit: number) => kinds[unit] === end

const magnitude = (count: number) => Math.floor(2 * Math.log2(count + 1))

function gram(kind: number, value: number, before = 0): number {
  return mix(Math.imul(kind, 0x27d4eb2f) ^ Math.imul(value + 1, 7919) ^ Math.imul(before + 1, 104_729))
}
