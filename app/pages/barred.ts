import type { Barred } from '#app/components/judging/bar-note.tsx'
import type { Lifted } from '#commands/independence/lift-bar'
import type { WaivableKind } from '#domain/independence/waiver'

/** What a page says of whoever would judge something; nothing where there is nothing to judge. */
export function barredOf(lifted: Lifted<string> | undefined, kind: WaivableKind): Barred {
  const { bar, waiverId, isAlone } = lifted ?? { bar: undefined, waiverId: null, isAlone: false }
  return { by: bar ?? null, waived: waiverId === null ? null : kind, isAlone }
}
