import { canonical } from '#domain/text/canonical'
import { findContacts } from '#domain/text/contact'

const address = /[^\s@]+@[^\s@]+\.[^\s@]+/
/**
 * Nine digits or more in a row, as telephone and card numbers are written; days and ids in hyphens are none, unless a
 * plus before them says that they are a number.
 */
const number = /(?<![\w-])(?:\+\d(?:[ ().-]{0,2}\d){8,}|\d(?:[ ().]?\d){8,})(?![\w-])/

/**
 * Whether a text says how somebody could be reached: what is masked in reviews, and any other address or long number. A
 * link is none, since laws are referred to by theirs.
 */
export function isPersonal(text: string): boolean {
  if (address.test(text) || number.test(text)) return true
  return findContacts(canonical(text).text).some(({ kind }) => kind !== 'link')
}
