import type { Letter, SampleLetter } from '#domain/statements/letter'

/** What a decision would send, and by what its form is known again while nothing in it is changed. */
export type LookedAt = { letters: readonly (Letter | SampleLetter)[]; looked: string }
