import type { Figure } from '#tests/bench/figure'

/** How large a run is: the size of every day, and the one a release is measured at (`--full`). */
export type Size = { everyday: number; full: number; means: string }

type Spec<Name extends string> = {
  summary: string
  /** By the name of the command-line option that sets it. */
  sizes: Record<Name, Size>
  /** Measures against raw limits taken in the same run. `say` tells how far it is. */
  run: (sizes: Record<Name, number>, say: (line: string) => void) => Promise<Figure[]>
}
export type Benchmark = Spec<string>

/** Ties what a benchmark runs on to the sizes it names. */
export function benchmark<Name extends string>(spec: Spec<Name>): Benchmark {
  // Whoever runs it goes by its own list of sizes, so that none is missing.
  return { ...spec, run: (sizes, say) => spec.run(sizes as Record<Name, number>, say) }
}
