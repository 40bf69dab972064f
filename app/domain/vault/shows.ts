/** What a file can show, as whoever hands it in says (B54), in the order a page offers it. */
export const evidenceKinds = ['before', 'after', 'signature', 'receipt', 'chat', 'other'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]
