import type { Trained, Training } from '#domain/detection/models/train-challenger'

/** What the thread that learns is told: reviews and decisions in portions, and then to begin. */
export type ToThread =
  | { kind: 'reviews'; reviews: Training['reviews'] }
  | {
      kind: 'decided'
      decided: (Omit<Training['decided'][number], 'language'> & { language: string | null })[]
    }
  | ({ kind: 'begin' } & Pick<Training, 'champion' | 'publishBelow'>)

/** What it answers: how much is done (0–1), and in the end what was learnt. */
export type FromThread = { kind: 'done_so_far'; share: number } | { kind: 'trained'; trained: Trained }
