/** Where a proof about a seller stands (state machine 5.6). */
export const documentStates = [
  'requested',
  'uploaded',
  'checked',
  'valid',
  'expiring',
  'expired',
  'restricted',
] as const
export type DocumentState = (typeof documentStates)[number]
