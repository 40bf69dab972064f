/**
 * A text field shows every line break as one character, a review may have been sent with two. This finds the
 * place in the text as sent from a place in the field.
 */
export function placeInRawText(raw: string, inField: number): number {
  let shown = 0
  let at = 0
  while (at < raw.length && shown < inField) {
    at += raw.startsWith('\r\n', at) ? 2 : 1
    shown++
  }
  return at
}
