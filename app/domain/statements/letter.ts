import type { Language } from '#domain/language'

/** A statement as its addressee reads it. */
export type Letter = { to: 'seller' | 'person'; title: string; body: string; language: Language }

/** One of several statements that differ in nothing but what they are about, and how many there are. */
export type SampleLetter = Letter & { count: number }
