import { canonical } from '#domain/text/canonical'
import { joinSpans, type Span } from '#domain/text/span'
import { tokens } from '#domain/text/tokens'

/** Past this many words a comparison word by word would be slow, and says less than the two texts do. */
const mostWords = 1200

/** What an edit took out of the text before, and what it put into the text after. */
export function wordChanges(before: string, after: string): { removed: Span[]; added: Span[] } {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  if (old.length > mostWords || now.length > mostWords) return { removed: [], added: [] }
  const kept = longestCommon(
    old.map(({ text }) => text),
    now.map(({ text }) => text),
  )
  return {
    removed: old.filter((_, at) => !kept.old.has(at)),
    added: now.filter((_, at) => !kept.now.has(at)),
  }
}

/**
 * The words in which two texts as sent differ, whatever their case, punctuation and disguises; undefined where they
 * are too long to be compared word by word.
 */
export function differingWords(a: string, b: string): { a: Span[]; b: Span[] } | undefined {
  const [ofA, ofB] = [canonical(a), canonical(b)]
  const [inA, inB] = [tokens(ofA.text), tokens(ofB.text)]
  if (inA.length > mostWords || inB.length > mostWords) return undefined
  const kept = longestCommon(
    inA.map(({ text }) => text),
    inB.map(({ text }) => text),
  )
  return {
    a: joinSpans(inA.filter((_, at) => !kept.old.has(at)).map(ofA.origin)),
    b: joinSpans(inB.filter((_, at) => !kept.now.has(at)).map(ofB.origin)),
  }
}

function wordsOf(text: string): (Span & { text: string })[] {
  return Array.from(text.matchAll(/[\p{Script=Han}]|[^\s\p{Script=Han}]+/gu), ({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }))
}

/** The places of the words both have in the same order: the classic table of lengths, read back from its end. */
function longestCommon(old: string[], now: string[]): { old: Set<number>; now: Set<number> } {
  const width = now.length + 1
  const lengths = new Uint16Array((old.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const kept = { old: new Set<number>(), now: new Set<number>() }
  for (let i = 0, j = 0; i < old.length && j < now.length; ) {
    if (old[i] === now[j]) {
      kept.old.add(i++)
      kept.now.add(j++)
    } else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return kept
}
