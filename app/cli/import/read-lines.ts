import { isUtf8 } from 'node:buffer'
import { longestRow } from '#app/cli/import/source-row.ts'

/** A line without its end, numbered from 1; `isWhole` is false where it was too long and only its start is kept. */
export type Line = { number: number; text: string; isWhole: boolean; isUtf8: boolean }

const newline = 0x0a

/** The lines of a stream of bytes, whatever their ends, holding no more of one than a row may have. */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let number = 0
  let parts: Buffer[] = []
  let held = 0
  const hold = (part: Buffer) => {
    // One byte more tells that the line is too long; what follows of it is passed over.
    if (held <= longestRow) parts.push(part.subarray(0, longestRow + 1 - held))
    held += part.length
  }
  const take = (): Line => {
    const line = finishLine(Buffer.concat(parts), ++number, held <= longestRow)
    parts = []
    held = 0
    return line
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      hold(chunk.subarray(start, end))
      start = end + 1
      yield take()
    }
    if (start < chunk.length) hold(chunk.subarray(start))
  }
  if (held > 0) yield take()
}

function finishLine(bytes: Buffer, number: number, isWhole: boolean): Line {
  const text = bytes.toString('utf8')
  const withoutMark = number === 1 ? text.replace(/^\uFEFF/, '') : text
  return { number, text: withoutMark.replace(/\r$/, ''), isWhole, isUtf8: isUtf8(bytes) || !isWhole }
}
