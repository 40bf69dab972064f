import { atOnce, type ConsequenceTable } from '#domain/consequences/table'
import type { VaultEvents } from '#domain/events/vault'

export const vaultConsequences: ConsequenceTable<VaultEvents> = {
  evidence_sealed: atOnce('tell_of_complaints'),
}
