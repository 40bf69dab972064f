import type { Figures, report } from '#app/cli/evaluate/figures.ts'
import type { RingFigures } from '#app/cli/evaluate/inject-rings.ts'
import type { NearDuplicateFigures } from '#app/cli/evaluate/near-duplicates.ts'

type Printed = ReturnType<typeof report> & {
  unreadable: number
  unlabelled: number
  /** Rows without a date, which a division by time leaves out. */
  undated: number
  trainUnreadable: number
  trainUnlabelled: number
  nearDuplicates?: NearDuplicateFigures
  rings?: RingFigures[]
}

const columns = ['auc', 'ap', 'p1', 'r1', 'r5', 'ece', 'accuracy', 'macroF1', 'abstained'] as const

/** The figures as lines for a person. */
export function asText(printed: Printed): string {
  const { model } = printed
  const groups: [string, Figures][] = [
    ['all', printed],
    ['first-time authors', printed.firstTime],
    ...Object.entries(printed.byLanguage),
    ...Object.entries(printed.attacks ?? {}).map(([name, own]): [string, Figures] => [`in ${name}`, own]),
  ]
  return [
    ...leftOut(printed),
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
    ...(printed.nearDuplicates ? linesOf(printed.nearDuplicates) : []),
  ].join('\n')
}

function leftOut({ unreadable, unlabelled, undated, trainUnreadable, trainUnlabelled }: Printed): string[] {
  const says = (unread: number, label: number) =>
    `${unread} lines unreadable, ${label} without a label; left out`
  return [
    ...(unreadable + unlabelled > 0 ? [says(unreadable, unlabelled)] : []),
    ...(trainUnreadable + trainUnlabelled > 0
      ? [`to learn from: ${says(trainUnreadable, trainUnlabelled)}`]
      : []),
    ...(undated > 0 ? [`${undated} rows without a date; left out of the division by time`] : []),
  ]
}

function linesOf({ texts, copies, falsePerMillion, pairs }: NearDuplicateFigures): string[] {
  return [
    ...copies.map(
      ({ changed, recall }) =>
        `copies of ${texts} texts with ${changed * 100} % of words changed: ${shown(recall)} found`,
    ),
    `false candidates: ${falsePerMillion.toFixed(1)} in a million, of ${pairs} pairs`,
  ]
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
