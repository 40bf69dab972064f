const address = /[^\s@]+@[^\s@]+\.[^\s@]+/
/** Nine digits or more in a row, as telephone and card numbers are written; days and ids in hyphens are none. */
const number = /(?<![\w-])\+?\d(?:[ ().]?\d){8,}(?![\w-])/

/** Whether a text has an e-mail address or a number by which somebody could be reached. */
export function isPersonal(text: string): boolean {
  return address.test(text) || number.test(text)
}
