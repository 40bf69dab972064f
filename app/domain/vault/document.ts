const decoder = new TextDecoder('latin1')
/** How far from its end a file may say that it ends, and how much may follow. */
const tailLength = 1024
const longestRest = 64
const longestZipEnd = 66_000

/** Parts of a PDF that do something, run something or carry another file. */
const acting =
  /\/(?:javascript|js|launch|embeddedfiles?|richmedia|xfa|submitform|importdata|goto[er]|aa)(?![\w.-])/i
const markup = /<(?:!doctype html|html|script|svg|\?php)/i

/**
 * Whether a PDF is a PDF and nothing else: whole, doing nothing by itself, and no other kind of file at the same
 * time. What is inside compressed streams is not looked at, which is one more reason that PDFs are only downloads.
 */
export function isPlainDocument(bytes: Uint8Array): boolean {
  const text = decoder.decode(bytes)
  if (!/^%PDF-[12]\.\d/.test(text)) return false
  const tail = text.slice(-tailLength)
  const end = tail.lastIndexOf('%%EOF')
  if (end < 0 || tail.length - end > longestRest) return false
  if (text.slice(-longestZipEnd).includes('PK\x05\x06')) return false
  return (
    !markup.test(text.slice(0, tailLength)) &&
    !markup.test(tail) &&
    !acting.test(unescaped(outsideStreams(text)))
  )
}

/** The text without the contents of streams, in which any name stands by chance. */
function outsideStreams(text: string): string {
  const kept: string[] = []
  let at = 0
  for (;;) {
    const start = text.indexOf('stream', at)
    const end = start < 0 ? -1 : text.indexOf('endstream', start + 6)
    if (end < 0) return kept.join('') + text.slice(at)
    kept.push(text.slice(at, start))
    at = end + 'endstream'.length
  }
}

/** Names with their characters written as #xx read like those without. */
function unescaped(text: string): string {
  return text.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
