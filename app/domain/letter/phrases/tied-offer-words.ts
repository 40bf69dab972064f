/**
 * How one language ties something to a review, as patterns over a text folded for reading (`tied-offer-fold.ts`):
 * lower case, ё as е, one kind of apostrophe. All are global, so that places can be listed.
 */
export type OfferWords = {
  /** Letters it is written in: a text without them is not in it. */
  letters: RegExp
  /** What is given, or the giving of it: money, goods, a favour. */
  benefit: RegExp
  /** A benefit that has been given already and hangs on nothing any more. */
  given: RegExp
  /** A review, its stars, or an allusion to what somebody wrote in public. */
  review: RegExp
  /** One review in so many words, or its stars: not reviews as such. */
  named: RegExp
  /** A review of which only something is told: with a verb of the past, or what stands in it. */
  told: RegExp
  /** What stands for a review once the sentence before has named one. */
  pronoun: RegExp
  /** A review as a seller would have it: five stars, kind words, "all is well". */
  praise: RegExp
  /** Asks for a review to be changed or removed: imperative, you-form, infinitive; never the past or "we". */
  change: RegExp
  /** Asks for a review to be written, in the same forms. */
  write: RegExp
  /** What may become of a review or be done to it; asks for nothing unless something hangs on it. */
  happening: RegExp
  /** Words by which the one hangs on the other. */
  tie: RegExp
  /** Words of wishing, hoping and asking. */
  wish: RegExp
  /** Begins a sentence that hangs on the one before. */
  follows: RegExp
  /** "Not" and its kin; takes back what its clause asks for. */
  negation: RegExp
  /** Nothing is given until, unless or without: its "not" takes nothing back. */
  until: RegExp
  /** Says that nothing hangs on the review, or that its writer decides. */
  free: RegExp
  /** A review is only spoken of: thanked for, read, the reason of something. */
  mention: RegExp
  /** Parts a verb from a review that is not its object: "changed the supplier after the reviews". */
  apart: RegExp
  /** Over how many characters a verb reaches its review. */
  reach: number
}

/** The letters such phrases are made of; a list of all there are would make patterns that take seconds to compile. */
const letters = 'a-z\\u0400-\\u052f'

/**
 * One pattern of many phrases, at the bounds of words. In a phrase a space parts words, `*` stands for any ending, ` ?` for
 * none or a space and `_` for up to three words; all else is as in a regular expression.
 */
export function phrasesOf(...phrases: string[]): RegExp {
  const sources = phrases.map((phrase) =>
    phrase
      .replaceAll('*', `[${letters}']*`)
      .replaceAll(' ?', '[\\s,]{0,3}')
      .replaceAll(' _ ', ' (?:[^\\s.!?]{1,30} ){0,3}')
      .replaceAll(' ', '[\\s,]{1,3}')
      .replaceAll('[\\p{L}', `[${letters}`)
      .replaceAll('\\p{L}', `[${letters}]`)
      .replaceAll('\\p{N}', '\\d'),
  )
  return new RegExp(`(?<![${letters}\\d])(?:${sources.join('|')})(?![${letters}])`, 'gu')
}

/** One pattern of others, for what stands between no words: signs, digits, Chinese. */
export function eitherOf(...patterns: RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'), 'gu')
}

/** Stars as signs, whatever the language: ⭐⭐, 5★, 5*, *****, 5/5. */
export const starSigns = /[⭐🌟★☆✰]|(?<!\p{N})[1-5]\u20e3? ?\*|\*{5}|5 ?\/ ?5(?!\p{N})/u

/** Five stars as signs. */
export const fiveStarSigns =
  /[⭐🌟★]{4}|(?:five|п'ять|пять|五) ?[⭐🌟★]|(?<!\p{N})5\u20e3? ?[*⭐🌟★]|\*{5}|(?<!\p{N})5 ?\/ ?5(?!\p{N})/u

/** Sums of money and shares, whatever the language. */
export const sums =
  /\p{N} ?%|[$€£₴¥₽] ?\p{N}|\p{N} ?[$€£₴¥₽]|\p{N} ?(?:uah|usd|eur|hryvn|dollar|euro|bucks|quid|грн|гривен|гривень|руб|р(?!\p{L})|元|块)/u

/** Where a word is equated with another or leads to it. */
export const equation = /[=⇒→⟹]|->|=>|<=>/u
