import { chartColours } from '#app/components/charts/colours.ts'
import type { TieKind } from '#domain/rings/tie'

/** How each kind of tie is drawn: its colour, its dash, and the letter of its label, which say the same. */
export const tieLooks = {
  device: { colour: chartColours.plain, dash: undefined, letter: 'D' },
  payment: { colour: chartColours.alarm, dash: '10 4', letter: 'P' },
  text: { colour: chartColours.market, dash: '2 4', letter: 'T' },
  together: { colour: chartColours.good, dash: '6 3 2 3', letter: 'S' },
  address: { colour: chartColours.limit, dash: '4 6', letter: 'A' },
} as const satisfies Record<TieKind, { colour: string; dash: string | undefined; letter: string }>
