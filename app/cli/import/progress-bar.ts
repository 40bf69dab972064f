/** What a bar shows; `share` (0–1) is unknown for standard input. */
export type Shown = {
  label: string
  rows: number
  rowsPerSecond: number
  share: number | undefined
  secondsLeft: number | undefined
}

const width = 24
const redrawEveryMs = 200

/** A bar on a terminal, redrawn in place; elsewhere it says nothing. */
export function createProgressBar(out: NodeJS.WriteStream) {
  let drawnAt = 0
  return {
    show(shown: () => Shown): void {
      if (!out.isTTY || Date.now() - drawnAt < redrawEveryMs) return
      drawnAt = Date.now()
      out.write(`\r\x1b[K${drawProgress(shown())}`)
    },
    clear(): void {
      if (out.isTTY && drawnAt > 0) out.write('\r\x1b[K')
    },
  }
}

/** One line such as `reviews [####----] 48 %  12 500 rows  2 100/s  0:07 left`. */
export function drawProgress({ label, rows, rowsPerSecond, share, secondsLeft }: Shown): string {
  const filled = Math.round((share ?? 0) * width)
  const bar =
    share === undefined
      ? ''
      : ` [${'#'.repeat(filled)}${'-'.repeat(width - filled)}] ${Math.floor(share * 100)} %`
  const left = secondsLeft === undefined ? '' : `  ${minutes(secondsLeft)} left`
  return `${label}${bar}  ${grouped(rows)} rows  ${grouped(Math.round(rowsPerSecond))}/s${left}`
}

function minutes(seconds: number): string {
  const whole = Math.ceil(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ' ')
}
