import { countScripts } from '#domain/text/scripts'

/** Letters that look alike, unit by unit. */
const latinLetters = 'aceopxyijsdqwhkABCEHIJKMOPTXYS'
const cyrillicLetters = 'асеорхуіјѕԁԛԝһкАВСЕНІЈКМОРТХУЅ'
const greekLetters = 'αορνικτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'
const latinOfGreek = 'aopviktuxABEZHIKMNOPTYX'

const toLatin = new Map([...pairs(cyrillicLetters, latinLetters), ...pairs(greekLetters, latinOfGreek)])
const toCyrillic = new Map(pairs(latinLetters, cyrillicLetters))

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((unit, at) => [unit, to.charAt(at)])
}

const cyrillicLetter = /\p{Script=Cyrillic}/u
const latinLetter = /\p{Script=Latin}/u

/** The script most of a text is written in; `other` where neither has the most. */
export type MainScript = 'latin' | 'cyrillic' | 'other'

/** The script that at least two thirds of the text's letters belong to. */
export function mainScript(text: string): MainScript {
  const { latin, cyrillic, han, other } = countScripts(text)
  const most = (latin + cyrillic + han + other) * (2 / 3)
  if (latin > 0 && latin >= most) return 'latin'
  return cyrillic > 0 && cyrillic >= most ? 'cyrillic' : 'other'
}

/**
 * The letters of one word brought to one script, where that makes the word whole: `Bаd` with a Cyrillic а is
 * `Bad`. A brand name with a Russian ending stays as it is, because no folding makes it one script.
 *
 * @param mostly the script of the text around it, which decides where the word itself does not
 * @returns undefined where there is nothing to fold
 */
export function foldWord(letters: string[], mostly: MainScript): string[] | undefined {
  const isLatin = letters.map((letter) => latinLetter.test(letter))
  if (!isLatin.includes(false)) return undefined
  // A whole word of another script is a disguise only inside a Latin text, and short ones are words like "і".
  if (!isLatin.includes(true) && (mostly !== 'latin' || letters.length < 3)) return undefined

  const mustBeLatin = letters.some((letter, at) => isLatin[at] && !toCyrillic.has(letter))
  const mustBeCyrillic = letters.some((letter) => cyrillicLetter.test(letter) && !toLatin.has(letter))
  if (mustBeLatin && mustBeCyrillic) return undefined
  if (mustBeLatin) return foldTowards(letters, toLatin, latinLetter)
  if (mustBeCyrillic || mostly === 'cyrillic') return foldTowards(letters, toCyrillic, cyrillicLetter)
  return foldTowards(letters, toLatin, latinLetter)
}

function foldTowards(letters: string[], map: Map<string, string>, script: RegExp): string[] | undefined {
  const folded = letters.map((letter) => (script.test(letter) ? letter : (map.get(letter) ?? '')))
  const changed = folded.some((letter, at) => letter !== letters[at])
  return changed && !folded.includes('') ? folded : undefined
}
