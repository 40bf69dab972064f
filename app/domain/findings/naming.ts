/** Whether a text names one of these ids as a word of its own, in whatever case and width of letters. */
export function namesAny(text: string, ids: readonly string[]): boolean {
  const folded = fold(text)
  return ids.some((id) => {
    const sought = fold(id).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return sought !== '' && new RegExp(`(?<![\\p{L}\\p{N}])${sought}(?![\\p{L}\\p{N}])`, 'u').test(folded)
  })
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase()
