import { countScripts } from '#domain/text/scripts'

/** Letters that look alike, unit by unit. */
const latinLetters = 'aceopxyijsdqwhkABCEHIJKMOPTXYS'
const cyrillicLetters = 'асеорхуіјѕԁԛԝһкАВСЕНІЈКМОРТХУЅ'
const greekLetters = 'αορνικτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'
const latinOfGreek = 'aopviktuxABEZHIKMNOPTYX'

/** Letters of other alphabets, and rare Latin ones, that pass for Latin letters. */
const otherLetters = 'ёЁӏօոսհցզɑɡԌԍηωγβσѡ'
const latinOfOthers = 'eElonuhgqagGgnwybow'

const toLatin = new Map([
  ...pairs(otherLetters, latinOfOthers),
  ...pairs(cyrillicLetters, latinLetters),
  ...pairs(greekLetters, latinOfGreek),
])
const toCyrillic = new Map(pairs(latinLetters, cyrillicLetters))
/** Cyrillic letters that pass for Latin ones only beside other disguises. */
const toLatinLoosely = new Map([...toLatin, ...pairs('птмгнвьЬ', 'ntmrhbbb')])

/** The letter of the other alphabet that looks most like this one, or the letter itself. */
export function lookalikeOf(letter: string): string {
  return toCyrillic.get(letter) ?? (cyrillicLetter.test(letter) ? (toLatin.get(letter) ?? letter) : letter)
}

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((unit, at) => [unit, to.charAt(at)])
}

const cyrillicLetter = /\p{Script=Cyrillic}/u
const latinLetter = /\p{Script=Latin}/u

/** The script most of a text is written in; `other` where neither has the most. */
export type MainScript = 'latin' | 'cyrillic' | 'other'

/** The script that at least two thirds of the text's letters belong to. */
function mainScript(text: string): MainScript {
  const { latin, cyrillic, han, other } = countScripts(text)
  const most = (latin + cyrillic + han + other) * (2 / 3)
  if (latin > 0 && latin >= most) return 'latin'
  return cyrillic > 0 && cyrillic >= most ? 'cyrillic' : 'other'
}

/**
 * The script a text was written in before letters of another were slipped into it: the one whose letters
 * without a lookalike it has, because a disguise can only replace the others.
 *
 * `isWhole` says that the text has no such letter of the other script, so that even a word made of lookalikes
 * alone belongs to the main one. A text mostly in a third alphabet was written in that, whatever brands it names.
 */
export function writtenScript(text: string): { script: MainScript; isWhole: boolean } {
  const { other, ...counted } = countScripts(text)
  if (other > counted.latin + counted.cyrillic) return { script: 'other', isWhole: false }
  let [latin, cyrillic] = [0, 0]
  for (const letter of text) {
    if (letter <= '\u007f' ? /[a-z]/i.test(letter) && !toCyrillic.has(letter) : isLatinOnly(letter)) latin++
    else if (cyrillicLetter.test(letter) && !toLatinLoosely.has(letter)) cyrillic++
  }
  if (latin > 0 && latin >= cyrillic * 2) return { script: 'latin', isWhole: cyrillic === 0 }
  if (cyrillic > 0 && cyrillic >= latin * 2) return { script: 'cyrillic', isWhole: latin === 0 }
  return { script: mainScript(text), isWhole: false }
}

function isLatinOnly(letter: string): boolean {
  return latinLetter.test(letter) && !toLatin.has(letter)
}

/**
 * The letters of one word brought to one script, where that makes the word whole: `Bаd` with a Cyrillic а is
 * `Bad`. A brand name with a Russian ending stays as it is, because no folding makes it one script.
 *
 * @param mostly the script of the text around it, which decides where the word itself does not
 * @param isForeign whether a word of another script alone may be a disguise too
 * @returns undefined where there is nothing to fold
 */
export function foldWord(letters: string[], mostly: MainScript, isForeign: boolean): string[] | undefined {
  const isLatin = letters.map((letter) => latinLetter.test(letter) && !toLatin.has(letter))
  if (!isLatin.includes(false) && (mostly !== 'cyrillic' || !isForeign)) return undefined
  if (!isLatin.includes(true) && !isForeign && (mostly !== 'latin' || letters.length < 3)) return undefined

  const mustBeLatin = letters.some((letter, at) => isLatin[at] && !toCyrillic.has(letter))
  const latinOf = isForeign && mostly === 'latin' ? toLatinLoosely : toLatin
  const mustBeCyrillic = letters.some((letter) => cyrillicLetter.test(letter) && !latinOf.has(letter))
  if (mustBeLatin && mustBeCyrillic) return undefined
  if (mustBeLatin) return foldTowards(letters, latinOf, latinLetter)
  if (mustBeCyrillic || mostly === 'cyrillic') return foldTowards(letters, toCyrillic, cyrillicLetter)
  return foldTowards(letters, latinOf, latinLetter)
}

function foldTowards(letters: string[], map: Map<string, string>, script: RegExp): string[] | undefined {
  const folded = letters.map((letter) => map.get(letter) ?? (script.test(letter) ? letter : ''))
  const changed = folded.some((letter, at) => letter !== letters[at])
  return changed && !folded.includes('') ? folded : undefined
}
