import { canonical } from '#domain/text/canonical'
import { joinSpans, type Span } from '#domain/text/span'

/** A way of saying something, as a pattern over a canonical text: lower case, ё as е, one kind of apostrophe. */
export type Phrase = RegExp

/** Words that turn what follows into its opposite, up to four words further on in the same clause. */
const negation =
  /(?:(?<![\p{L}\p{N}'])(?:not|never|no longer|without|isn't|aren't|wasn't|don't|doesn't|won't|cannot|can't|не|ні|ані|без|жодн\p{L}+|нет|ни|никогда|ніколи)(?![\p{L}\p{N}'])(?:\s+[\p{L}\p{N}']+){0,4}\s*|(?:不会|不會|不再|不是|并非|並非|没有|沒有|绝不|絕不|不应|不應|不)[\p{Script=Han}]{0,5})$/u

/** The phrases found in a text, as they stand there, in reading order and each place once. */
export function findPhrases(text: string, phrases: readonly Phrase[]): string[] {
  const read = canonical(text)
  const spans: Span[] = phrases.flatMap((phrase) =>
    Array.from(read.text.matchAll(phrase), ({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
    })).filter(({ start }) => !negation.test(read.text.slice(Math.max(0, start - 80), start))),
  )
  return joinSpans(spans).map((span) => {
    const { start, end } = read.origin(span)
    return text.slice(start, end).trim()
  })
}

/** Makes a pattern of source text with `<name>` standing for one of the given groups, at word boundaries. */
export function phraseOf(source: string, groups: Record<string, string>): Phrase {
  const filled = source.replaceAll(/(?<!\(\?)<(\w+)>/g, (_, name: string) => `(?:${groups[name]})`)
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${filled})`, 'gu')
}
