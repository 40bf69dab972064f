import type { Span } from '#domain/text/span'

/** A stretch of a text to be drawn apart from the rest: evidence found, words shared or changed, a part to be masked. */
export type Mark = Span & {
  kind: 'evidence' | 'shared' | 'changed' | 'masked' | 'added' | 'removed'
  label: string
}

/** A piece of a text with everything that is true of all of it. `hidden` names a character nobody sees. */
export type Segment = Span & { text: string; marks: Mark[]; hidden?: string }

const hiddenCharacter =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu

/**
 * Cuts a text where a mark begins or ends and around every invisible or direction-turning character, so that a
 * page can show what a reader would not see. The segments joined are the text; marks outside it are dropped.
 */
export function segmentText(text: string, marks: Mark[]): Segment[] {
  const hidden = Array.from(text.matchAll(hiddenCharacter), ({ 0: character, index }) => ({
    start: index,
    end: index + character.length,
    name: nameOf(character),
  }))
  const cuts = new Set([0, text.length])
  for (const { start, end } of [...marks, ...hidden]) {
    cuts.add(clamp(start, text))
    cuts.add(clamp(end, text))
  }
  const places = [...cuts].sort((a, b) => a - b)
  return places.slice(0, -1).map((start, at) => {
    const end = places[at + 1] ?? text.length
    const found = hidden.find((one) => one.start <= start && end <= one.end)
    return {
      start,
      end,
      text: text.slice(start, end),
      marks: marks.filter((mark) => mark.start <= start && end <= mark.end),
      ...(found && { hidden: found.name }),
    }
  })
}

function clamp(place: number, text: string): number {
  return Math.max(0, Math.min(place, text.length))
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
