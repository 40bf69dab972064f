import { wilsonInterval } from '#domain/quality/wilson'

/** What became of one signal in one week. */
export type WeekOfSignal = {
  signal: string
  /** The day of its Monday. */
  week: string
  /** Reviews in which it spoke for a fake. */
  fired: number
  /** Such reviews that people decided to be fake or genuine, by the week of the decision, and the fakes of them. */
  decided: number
  fakes: number
  /** Marks that people gave it. */
  right: number
  wrong: number
}

/** A share (0–1) with its 95 % interval, and of how many. Null where they are too few to say one. */
export type Precision = { share: number; low: number; high: number } | null

export type SignalQuality = {
  signal: string
  fired: number
  /** Of all reviews screened, 0–1; null where none was. */
  firedShare: number | null
  decided: number
  fakes: number
  /** Of the reviews it spoke against and people decided, the share that they found fake. */
  precision: Precision
  right: number
  wrong: number
  /** Of the marks people gave it, the share that says it was right. */
  precisionByMarks: Precision
  weeks: WeekOfSignal[]
}

/** Fewer than this say more about luck than about a signal. */
export const fewestJudged = 30

/** Under this name a week counts every screening. */
const everyScreening = '*'

/** Each signal over the weeks given, the one that fired most often first; it has a row for every one of them. */
export function judgeSignals(rows: WeekOfSignal[], weeks: string[]): SignalQuality[] {
  const screened = sumOf(
    rows.filter(({ signal }) => signal === everyScreening),
    'fired',
  )
  const names = [...new Set(rows.map(({ signal }) => signal))].filter((name) => name !== everyScreening)
  return names
    .map((signal) => {
      const own = new Map(rows.filter((row) => row.signal === signal).map((row) => [row.week, row]))
      return judge(
        signal,
        weeks.map((week) => own.get(week) ?? { signal, week, ...nothing }),
        screened,
      )
    })
    .sort((a, b) => b.fired - a.fired || b.decided - a.decided || (a.signal < b.signal ? -1 : 1))
}

const nothing = { fired: 0, decided: 0, fakes: 0, right: 0, wrong: 0 }

function judge(signal: string, weeks: WeekOfSignal[], screened: number): SignalQuality {
  const [fired, decided, fakes] = [sumOf(weeks, 'fired'), sumOf(weeks, 'decided'), sumOf(weeks, 'fakes')]
  const [right, wrong] = [sumOf(weeks, 'right'), sumOf(weeks, 'wrong')]
  return {
    ...{ signal, fired, decided, fakes, right, wrong, weeks },
    firedShare: screened === 0 ? null : fired / screened,
    precision: precisionOf(fakes, decided),
    precisionByMarks: precisionOf(right, right + wrong),
  }
}

function sumOf(rows: WeekOfSignal[], column: keyof typeof nothing): number {
  return rows.reduce((sum, row) => sum + row[column], 0)
}

function precisionOf(hits: number, total: number): Precision {
  return total < fewestJudged ? null : { share: hits / total, ...wilsonInterval(hits, total) }
}
