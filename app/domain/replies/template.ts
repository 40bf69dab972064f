import type { Language } from '#domain/language'

/** A text to begin from, with `{names}` of what its order says; one whose names are not all known is not offered. */
export type ReplyTemplate = { id: string; texts: Record<Language, string> }
