/**
 * Whether a text names one of these ids as a word of its own, in whatever case and width of letters. An id that is a
 * short number or a short word, as in "within 7 days", says nothing of anybody.
 */
export function namesAny(text: string, ids: readonly string[]): boolean {
  const folded = fold(text)
  return ids.map(fold).some((id) => {
    if (!isTelling(id)) return false
    const sought = id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return new RegExp(`(?<![\\p{L}\\p{N}])${sought}(?![\\p{L}\\p{N}])`, 'u').test(folded)
  })
}

function isTelling(id: string): boolean {
  return [...id].length >= 6 || (/\p{L}/u.test(id) && /\p{N}/u.test(id))
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase()
