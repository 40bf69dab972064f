/** What is done to the installation itself. */
export type AdministrationEvents = {
  signed_in: { by: 'password' | 'link' | 'handover' }
  account_created: { role: string }
  account_changed: { before: Record<string, unknown>; after: Record<string, unknown> }
  api_key_created: { scopes: readonly string[]; prefix: string }
  api_key_rotated: { replacedBy: string; until: string }
  api_key_revoked: Record<never, never>
  /** A key nobody has replaced ends within days. */
  api_key_end_neared: { until: string }
  /** The days are the first and the last of the status; no last one where none is known. */
  flagger_added: { since: string; until: string | null }
  flagger_end_set: { until: string | null }
  flagger_suspended: Record<never, never>
  flagger_resumed: Record<never, never>
  /** For which kinds, and its last day. */
  waiver_recorded: { kinds: readonly string[]; until: string }
  waiver_ended: Record<never, never>
  webhook_endpoint_created: { url: string }
  webhook_endpoint_changed: { before: Record<string, unknown>; after: Record<string, unknown> }
  webhook_endpoint_removed: { url: string }
  webhook_delivery_replayed: { deliveryId: string }
  policy_proposed: { proposalId: string; before: unknown; after: unknown }
  policy_refused: { proposalId: string; reason: string }
  policy_withdrawn: { proposalId: string }
  policy_changed: {
    before: unknown
    after: unknown
    version: number
    proposalId: string
    proposedBy: string
  }
  clock_moved: { from: string; to: string }
}
