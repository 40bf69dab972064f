import { type Figure, passes, ratioOf } from '#tests/bench/figure'

const heading = ['figure', 'measured', 'raw limit', 'ratio', 'bar', '']

/** The figures as a table for people, one line each. */
export function asTable(figures: Figure[]): string {
  const lines = [heading, ...figures.map(cellsOf)]
  const widths = heading.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** The figures for programs, with what people read off the table. */
export function asJson(figures: Figure[]) {
  return figures.map((figure) => ({ ...figure, ratio: ratioOf(figure), passes: passes(figure) }))
}

function cellsOf(figure: Figure): string[] {
  const { name, value, unit, raw, bar } = figure
  const ratio = ratioOf(figure)
  return [
    name,
    `${round(value)} ${unit}`,
    raw ? `${round(raw.value)} ${unit} (${raw.name})` : '',
    ratio === undefined ? '' : ratio.toFixed(2),
    bar ? `${bar.is} ${bar.limit}${bar.of === 'ratio' ? ' ×' : ` ${unit}`}` : '',
    { true: 'pass', false: 'MISSED', undefined: '' }[String(passes(figure))] ?? '',
  ]
}

function round(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2)
}
