import type { Random } from '#fixtures/random'
import { categories, type Language } from '#fixtures/texts/phrasebook'
import { writeReview } from '#fixtures/write-review'

/** Of real reviews of shops and restaurants 1.5 % resemble another one; a marketplace under attack has more. */
const copied = 0.03
/** Words of a text: a median of 40, one in a hundred over 200. */
const length = { median: 40, spread: 0.7, most: 400 }

/**
 * Texts whose words are as frequent as in speech and whose order is free, so that no two are alike by their making:
 * sentences from a phrasebook would resemble each other a hundred times more often than people's own. A few are
 * copies of an earlier text with a word changed.
 */
export function createTexts(random: Random): (language: Language) => string {
  const vocabularies = new Map<Language, string[]>()
  const newest = new Map<Language, string[]>()
  return (language) => {
    const vocabulary = vocabularies.get(language) ?? vocabularyOf(language, random)
    vocabularies.set(language, vocabulary)
    const earlier = newest.get(language)
    const words =
      earlier && random.chance(copied)
        ? earlier.with(random.whole(0, earlier.length - 1), drawWord(vocabulary, random))
        : Array.from({ length: drawLength(random) }, () => drawWord(vocabulary, random))
    newest.set(language, words)
    return words.join(language === 'zh' ? '' : ' ')
  }
}

function vocabularyOf(language: Language, random: Random): string[] {
  const author = { account: { id: 'somebody' }, language, gender: 'she' as const }
  const counts = new Map<string, number>()
  for (let told = 0; told < 1_000; told++) {
    const text = writeReview({ author, category: random.pick(categories), rating: 4, troubles: [] }, random)
    for (const word of text.match(/\p{Script=Han}|[\p{L}’']+/gu) ?? [])
      counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([word]) => word)
}

/** The rank of a word is distributed as by Zipf's law. */
function drawWord(vocabulary: string[], random: Random): string {
  const rank = Math.floor(vocabulary.length ** random.next()) - 1
  return vocabulary[rank] ?? ''
}

function drawLength(random: Random): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
  return Math.min(length.most, Math.max(1, Math.round(length.median * Math.exp(length.spread * normal))))
}
