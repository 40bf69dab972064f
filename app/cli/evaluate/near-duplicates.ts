import type { Row } from '#app/cli/evaluate/read-rows.ts'
import { KnownProblem } from '#app/known-problem.ts'
import { leastShared, perBand } from '#db/near-duplicates'
import { seededRandom, shuffledIndexes } from '#domain/detection/learning/random'
import { noOverlap, tellingWords } from '#domain/detection/signals/near-duplicate'
import { canonical } from '#domain/text/canonical'
import { bandsOf } from '#domain/text/fingerprint'
import { overlapOf, shingleSet } from '#domain/text/overlap'
import { countWords, tokens } from '#domain/text/tokens'

/** How well edited copies are found by the bands that screening looks up. */
export type NearDuplicateFigures = {
  texts: number
  /** By the share (0–1) of words changed, the share of copies that meet their original. */
  copies: { changed: number; recall: number }[]
  /** Of a million pairs of different texts so many meet that say nothing alike. */
  falsePerMillion: number
  pairs: number
}

const shares = [0.05, 0.1, 0.2]
/** Pairs grow with the square of texts: these give fifty million. */
const mostTexts = 10_000

/** Copies texts with some of their words changed, and looks for the originals as screening does. */
export function findEditedCopies(rows: Row[], seed: number): NearDuplicateFigures {
  const all = [...new Set(rows.map(({ text }) => canonical(text).text))].filter(
    (text) => countWords(tokens(text)) >= tellingWords,
  )
  if (all.length < 2) throw new KnownProblem(`--near-duplicates needs texts of ${tellingWords} words or more`)
  const random = seededRandom(seed)
  const texts = [...shuffledIndexes(all.length, random).slice(0, mostTexts)].map((at) => all[at] ?? '')
  const bands = texts.map((text) => bandsOf(tokens(text)))
  const holders = findHolders(bands)
  const words = texts.flatMap((text) => tokens(text).slice(0, 50)).map(({ text }) => text)
  const copies = shares.map((changed) => {
    const found = texts.filter((text, at) => {
      const own = new Set(bands[at])
      const copy = bandsOf(tokens(changeWords(text, { changed, words, random })))
      const shared = copy.filter((band) => own.has(band))
      // The copy comes on top of those that have the band.
      return isCandidate(shared.map((band) => (holders.get(band)?.length ?? 0) + 1))
    })
    return { changed, recall: found.length / texts.length }
  })
  const pairs = (texts.length * (texts.length - 1)) / 2
  return {
    ...{ texts: texts.length, copies, pairs },
    falsePerMillion: (countFalsePairs(texts, holders) / pairs) * 1_000_000,
  }
}

/** The text with a share of its words, at least one, replaced by words of other texts. */
function changeWords(
  text: string,
  { changed, words, random }: { changed: number; words: string[]; random: () => number },
): string {
  const own = tokens(text)
  const count = Math.max(1, Math.round(own.length * changed))
  const replaced = new Set([...shuffledIndexes(own.length, random).slice(0, count)])
  let [edited, done] = ['', 0]
  for (const [at, { start, end }] of own.entries()) {
    if (!replaced.has(at)) continue
    edited += text.slice(done, start) + (words[Math.floor(random() * words.length)] ?? '')
    done = end
  }
  return edited + text.slice(done)
}

/** Pairs that are candidates and yet share so little of their words that nobody would call them alike. */
function countFalsePairs(texts: string[], holders: Map<string, number[]>): number {
  const sets = new Map<number, Set<string>>()
  const setOf = (at: number) => {
    const set = sets.get(at) ?? shingleSet(texts[at] ?? '')
    sets.set(at, set)
    return set
  }
  return findCandidates(holders, texts.length).filter(
    ([one, other]) => overlapOf(setOf(one), setOf(other)) < noOverlap,
  ).length
}

/** Places of the texts that have each band. */
function findHolders(bands: string[][]): Map<string, number[]> {
  const holders = new Map<string, number[]>()
  for (const [at, own] of bands.entries()) {
    for (const band of own) {
      const holding = holders.get(band) ?? []
      holders.set(band, holding)
      holding.push(at)
    }
  }
  return holders
}

/** Whether two texts are compared that share bands which so many texts have, the two among them. */
function isCandidate(shared: number[]): boolean {
  const isRare = (held: number) => held - 1 < perBand
  return shared.length >= (shared.some(isRare) ? leastShared.rare : leastShared.common)
}

/** Places of texts that share enough bands, by pairs. */
function findCandidates(holders: Map<string, number[]>, texts: number): [number, number][] {
  const shared = new Map<number, number[]>()
  for (const holding of holders.values()) {
    for (const [place, at] of holding.entries()) {
      for (const other of holding.slice(place + 1)) {
        const pair = at * texts + other
        const held = shared.get(pair) ?? []
        shared.set(pair, held)
        held.push(holding.length)
      }
    }
  }
  return [...shared].flatMap(([pair, held]): [number, number][] =>
    isCandidate(held) ? [[Math.floor(pair / texts), pair % texts]] : [],
  )
}
