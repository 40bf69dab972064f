import { z } from 'zod'

/** A place in a list by instant and id, as `?after=…&id=…` carries it; undefined where there is none to read. */
export function readPlace(
  params: URLSearchParams,
  id: z.ZodType<string> = z.string().min(1).max(128),
): { at: Date; id: string } | undefined {
  const read = z
    .object({ after: z.iso.datetime(), id })
    .safeParse({ after: params.get('after'), id: params.get('id') })
  return read.success ? { at: new Date(read.data.after), id: read.data.id } : undefined
}

/** The link to the page of a list that follows this place, with everything else the address says. */
export function nextHref(url: string, place: { at: string; id: string }): string {
  const { searchParams } = new URL(url)
  searchParams.set('after', place.at)
  searchParams.set('id', place.id)
  return `?${searchParams}`
}
