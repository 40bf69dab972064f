/** How many letters of a text belong to each script; `other` are the letters of all the rest. */
export type ScriptCounts = { latin: number; cyrillic: number; han: number; other: number }

const letter = /\p{L}/u

/** Counts a text's letters by script in one pass. */
export function countScripts(text: string): ScriptCounts {
  const counts = { latin: 0, cyrillic: 0, han: 0, other: 0 }
  for (let at = 0; at < text.length; at++) {
    const script = scriptOf(text.charCodeAt(at))
    if (script) counts[script]++
  }
  return counts
}

/** Told by ranges where it can be, because the regular expression costs ten times as much. */
function scriptOf(unit: number): keyof ScriptCounts | undefined {
  if (unit < 0x80) return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a ? 'latin' : undefined
  if (isWithin(unit, 0x400, 0x52f)) return 'cyrillic'
  if (isWithin(unit, 0xc0, 0x24f)) return 'latin'
  if (isWithin(unit, 0x3400, 0x9fff)) return 'han'
  return letter.test(String.fromCharCode(unit)) ? 'other' : undefined
}

function isWithin(unit: number, first: number, last: number): boolean {
  return unit >= first && unit <= last
}
