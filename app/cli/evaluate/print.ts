import type { Figures, report } from '#app/cli/evaluate/figures.ts'
import type { RingFigures } from '#app/cli/evaluate/inject-rings.ts'

type Printed = ReturnType<typeof report> & {
  unreadable: number
  unlabelled: number
  rings?: RingFigures[]
}

const columns = ['auc', 'ap', 'p1', 'r1', 'r5', 'ece', 'accuracy', 'macroF1', 'abstained'] as const

/** The figures as lines for a person. */
export function asText(printed: Printed): string {
  const { model, unreadable, unlabelled } = printed
  const groups: [string, Figures][] = [
    ['all', printed],
    ['first-time authors', printed.firstTime],
    ...Object.entries(printed.byLanguage),
    ...Object.entries(printed.attacks ?? {}).map(([name, own]): [string, Figures] => [`in ${name}`, own]),
  ]
  const skipped =
    unreadable + unlabelled > 0
      ? `${unreadable} lines unreadable, ${unlabelled} without a label; left out`
      : ''
  return [
    skipped,
    `learnt from ${printed.trainedOn} reviews: ${model.behaviour} for behaviour, text in ${model.languages.join(', ') || 'no language'}`,
    '',
    line('', ['rows', 'fake', ...columns]),
    ...groups.filter(([, { n }]) => n > 0).map(([name, figures]) => lineOf(name, figures)),
    '',
    `features ${perSecond(printed.featuresPerSecond)}, scores ${perSecond(printed.scoresPerSecond)}, scores with explanations ${perSecond(printed.explanationsPerSecond)}`,
    `training ${printed.trainSeconds.toFixed(1)} s, peak memory ${Math.round(printed.peakMemoryMb)} MB`,
    ...(printed.rings ?? []).map(
      ({ windowDays, recall, othersFlagged }) =>
        `rings within ${windowDays} d: ${shown(recall)} of their accounts found, ${(othersFlagged * 100).toFixed(3)} % of others flagged`,
    ),
  ]
    .filter((text, at) => at > 0 || text !== '')
    .join('\n')
}

function lineOf(name: string, figures: Figures): string {
  const share = figures.baseRate === null ? '' : `${(figures.baseRate * 100).toFixed(1)} %`
  return line(name, [String(figures.n), share, ...columns.map((column) => shown(figures[column]))])
}

function line(name: string, cells: string[]): string {
  return `${name.padEnd(20)}${cells.map((cell) => cell.padStart(10)).join('')}`
}

const shown = (figure: number | null): string => (figure === null ? '–' : figure.toFixed(4))
const perSecond = (figure: number | null): string => (figure === null ? '–' : `${Math.round(figure)}/s`)
