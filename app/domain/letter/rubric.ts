/** What a reviewer finds a Solution to be (B47), in the order a page offers it. */
export const rowVerdicts = ['constructive', 'vague', 'blames_buyer', 'not_linked', 'no_evidence'] as const
export type RowVerdict = (typeof rowVerdicts)[number]
export type LetterVerdict = 'constructive' | 'not_constructive'
