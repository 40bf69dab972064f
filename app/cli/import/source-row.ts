/** More than this is no row of ours, in bytes of the file. */
export const longestRow = 1_000_000

/** One row of a file: what it says, or why it cannot be read and how it begins. */
export type SourceRow = { line: number } & ({ value: unknown } | { unreadable: string; start: string })

export function unreadable(line: number, reason: string, text: string): SourceRow {
  return { line, unreadable: reason, start: text.slice(0, 1000) }
}
