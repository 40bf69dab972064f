const address = /[^\s@]+@[^\s@]+\.[^\s@]+/
/**
 * Nine digits or more in a row, as telephone and card numbers are written; days and ids in hyphens are none, unless a
 * plus before them says that they are a number.
 */
const number = /(?<![\w-])(?:\+\d(?:[ ().-]{0,2}\d){8,}|\d(?:[ ().]?\d){8,})(?![\w-])/

/** Whether a text has an e-mail address or a number by which somebody could be reached. */
export function isPersonal(text: string): boolean {
  return address.test(text) || number.test(text)
}
