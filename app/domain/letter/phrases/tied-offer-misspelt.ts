/**
 * Source of a pattern for a word and for it with one letter wrong, missing, doubled, added or swapped with its
 * neighbour; a digit or a sign counts as a letter. The first letter stays: most other words differ there.
 */
export function misspelt(word: string): string {
  const any = '[\\p{L}\\p{N}\\u002a@$#]'
  const letters = [...word]
  const changed = letters.flatMap((letter, at) => {
    const [before, after] = [letters.slice(0, at).join(''), letters.slice(at + 1).join('')]
    if (at === 0) return []
    const next = letters[at + 1]
    const swapped = next ? [before + next + letter + letters.slice(at + 2).join('')] : []
    return [
      before + any + after,
      before + after,
      `${before}[\\p{L}\\p{N}\\s.\\u002a_-]${letter}${after}`,
      ...swapped,
    ]
  })
  return `(?:${[word, ...changed].join('|')})`
}
