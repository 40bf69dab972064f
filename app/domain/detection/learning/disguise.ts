import { lookalikeOf } from '#domain/text/homoglyphs'

/** Ways of writing a text so that people still read it and a model no longer does. */
export const disguises = {
  'zero-width': (text, random) => withinWords(text, () => (random() < 0.5 ? '\u200b' : '')),
  'soft-hyphen': (text, random) => withinWords(text, () => (random() < 0.5 ? '\u00ad' : '')),
  'full-width': (text) => text.replace(/[!-~]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0)),
  'homoglyph-30': (text, random) =>
    text.replace(/\p{L}/gu, (letter) => (random() < 0.3 ? lookalikeOf(letter) : letter)),
  'homoglyph-100': (text) => text.replace(/\p{L}/gu, lookalikeOf),
  spacing: (text, random) =>
    text.replace(/\p{L}{2,}/gu, (word) => (random() < 0.3 ? word.split('').join(' ') : word)),
  leet: (text, random) =>
    text.replace(/\p{L}/gu, (letter) =>
      random() < 0.5 ? (leet.get(letter.toLowerCase()) ?? letter) : letter,
    ),
} satisfies Record<string, (text: string, random: () => number) => string>
export type Disguise = keyof typeof disguises

const leet = new Map([
  ...Object.entries({ a: '4', b: '8', e: '3', g: '9', i: '1', l: '1', o: '0', s: '5', t: '7', z: '2' }),
  ...Object.entries({ а: '4', б: '6', в: '8', е: '3', з: '3', о: '0', ч: '4' }),
])

function withinWords(text: string, between: () => string): string {
  return text.replace(/(?<=\p{L})(?=\p{L})/gu, between)
}
