/** When, as `YYYY-MM-DD HH:MM` by the clock of whoever was there, and where what a shop reports happened. */
export type Circumstances = { when?: string; where?: string }

/** Of what was sent with a complaint, what its form asked for, and the rest. */
export function splitCircumstances(evidence: readonly unknown[]): {
  circumstances: Circumstances | null
  rest: unknown[]
} {
  const circumstances = evidence.find(isCircumstances)
  if (circumstances === undefined) return { circumstances: null, rest: [...evidence] }
  return { circumstances, rest: evidence.filter((piece) => piece !== circumstances) }
}

function isCircumstances(piece: unknown): piece is Circumstances {
  if (typeof piece !== 'object' || piece === null) return false
  const entries = Object.entries(piece)
  return entries.length > 0 && entries.every(([name, value]) => isOne(name, value))
}

const clockTime = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) ([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/

/** The marketplace may send particulars of the same names in words of its own: these stay as they are. */
function isOne(name: string, value: unknown): boolean {
  if (typeof value !== 'string') return false
  return name === 'where' || (name === 'when' && clockTime.test(value))
}
