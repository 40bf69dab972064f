import { openSource } from '#app/cli/import/source.ts'
import { KnownProblem } from '#app/known-problem.ts'
import { canonical } from '#domain/text/canonical'
import { tokens } from '#domain/text/tokens'
import { languageOf } from '#workers/language/language'

/** A labelled review of a file. What it does not say, or says in no usable way, is null. */
export type Row = {
  id: string
  authorId: string | null
  sellerId: string | null
  /** Stars, 1–5. */
  rating: number | null
  text: string
  /** Days since 1970, with fractions. */
  at: number | null
  /** As stated, otherwise as the text reads. */
  language: string
  split: string | null
  label: 0 | 1
}

/** The rows of a file, and how many lines were none: unreadable, or without a label of 0 or 1. */
export type RowsFile = { rows: Row[]; unreadable: number; unlabelled: number }

/** Reads a file of labelled reviews; throws in one line where there is none or nothing in it is labelled. */
export async function readRows(path: string): Promise<RowsFile> {
  const { rows: lines } = await openSource(path)
  const file: RowsFile = { rows: [], unreadable: 0, unlabelled: 0 }
  for await (const line of lines) {
    if (!('value' in line) || !isObject(line.value)) file.unreadable++
    else if (line.value.label !== 0 && line.value.label !== 1) file.unlabelled++
    else file.rows.push(readRow(line.value, line.value.label, line.line))
  }
  if (file.rows.length === 0)
    throw new KnownProblem(`${path}: no line of it is a review with a label of 0 or 1`)
  return file
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readRow(value: Record<string, unknown>, label: 0 | 1, line: number): Row {
  const text = [value.title, value.text].filter((part) => typeof part === 'string' && part !== '').join('\n')
  const createdAt = typeof value.createdAt === 'string' ? Date.parse(value.createdAt) : Number.NaN
  const { rating } = value
  return {
    id: readId(value.id) ?? `line ${line}`,
    authorId: isObject(value.author) ? readId(value.author.id) : null,
    sellerId: readId(value.sellerId),
    rating: typeof rating === 'number' && rating >= 1 && rating <= 5 ? Math.round(rating) : null,
    text,
    at: Number.isNaN(createdAt) ? null : createdAt / 86_400_000,
    language: readId(value.language)?.toLowerCase() ?? detectLanguage(text),
    split: readId(value.split),
    label,
  }
}

function readId(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : null
}

function detectLanguage(text: string): string {
  if (text.trim() === '') return 'other'
  const read = canonical(text).text
  return languageOf(read, tokens(read))
}
