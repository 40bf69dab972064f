/** Letters that look alike, unit by unit. */
const latin = 'aceopxyijsdqwhkABCEHIJKMOPTXYS'
const cyrillic = 'асеорхуіјѕԁԛԝһкАВСЕНІЈКМОРТХУЅ'
const greek = 'αορνικτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'
const latinOfGreek = 'aopviktuxABEZHIKMNOPTYX'

const toLatin = new Map([...pairs(cyrillic, latin), ...pairs(greek, latinOfGreek)])
const toCyrillic = new Map(pairs(latin, cyrillic))

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((unit, at) => [unit, to.charAt(at)])
}

const cyrillicLetter = /\p{Script=Cyrillic}/u
const latinLetter = /\p{Script=Latin}/u

/** The script most of a text is written in; `other` where neither has the most. */
export type MainScript = 'latin' | 'cyrillic' | 'other'

/** The script that at least two thirds of the text's letters belong to. */
export function mainScript(text: string): MainScript {
  const inLatin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  const inCyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
  const most = (text.match(/\p{L}/gu)?.length ?? 0) * (2 / 3)
  if (inLatin > 0 && inLatin >= most) return 'latin'
  return inCyrillic > 0 && inCyrillic >= most ? 'cyrillic' : 'other'
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
