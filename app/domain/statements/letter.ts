import type { Language } from '#domain/language'

/** A statement as its addressee reads it. */
export type Letter = { to: 'seller' | 'person'; title: string; body: string; language: Language }
