import type { MetaDescriptor } from '@remix-run/node'
import { loadedMessages } from '#app/messages/loaded-messages.ts'
import type { Language } from '#domain/language'

type Matches = readonly ({ id: string; data?: unknown } | undefined)[]

/** The document's title in the reader's language: `People · Assay`. `values` fill in `{name}` and the like. */
export function pageTitle(
  matches: Matches,
  id: string,
  values: Record<string, string> = {},
): MetaDescriptor[] {
  const root = matches.find((match) => match?.id === 'root')?.data as Root | undefined // what root's loader returns
  const text = (root && loadedMessages(root.language)?.[id]) ?? 'Assay'
  const title = text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
  return [{ title: title === 'Assay' ? title : `${title} · Assay` }]
}

type Root = { language: Language }
