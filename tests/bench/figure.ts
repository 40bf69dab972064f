/** One measured value beside the raw limit of the same run, and what it has to reach. */
export type Figure = {
  name: string
  value: number
  unit: string
  raw?: { name: string; value: number }
  /** Without a bar a figure only informs. */
  bar?: { of: 'value' | 'ratio'; is: 'at least' | 'at most'; limit: number }
}

/** How many times the raw limit the value is; undefined without one. */
export function ratioOf({ value, raw }: Figure): number | undefined {
  return raw && value / raw.value
}

/** Whether a figure reaches its bar; undefined where it has none. */
export function passes(figure: Figure): boolean | undefined {
  if (!figure.bar) return undefined
  const { of, is, limit } = figure.bar
  const measured = of === 'value' ? figure.value : (ratioOf(figure) ?? Number.NaN)
  return is === 'at least' ? measured >= limit : measured <= limit
}
