import { findExclusionReason } from '#domain/exclusion/reasons'
import type { ExclusionAction } from '#domain/exclusion/reasons/reason'
import { ok, type Result, refuse } from '#domain/result'

/** How far an exclusion goes, and why. */
export type Scope = {
  scope: 'all' | 'category'
  /** Where the scope is a category, which. */
  category?: string | null | undefined
  reasonCodes: readonly string[]
}

export type ScopeRefusal =
  | { reason: 'category_required' }
  | { reason: 'reason_required' }
  | { reason: 'scope_all_required' }
  | { reason: 'reason_unknown'; index: number }

/** The scope as it is kept, or why it cannot be one. */
export function checkScope(
  { scope, category, reasonCodes }: Scope,
  action: ExclusionAction,
): Result<{ scope: Scope['scope']; category: string | null; reasonCodes: string[] }, ScopeRefusal> {
  if (scope === 'category' && !category) return refuse({ reason: 'category_required' })
  if (reasonCodes.length === 0) return refuse({ reason: 'reason_required' })
  const index = reasonCodes.findIndex((code) => !findExclusionReason(code)?.actions.includes(action))
  if (index !== -1) return refuse({ reason: 'reason_unknown', index })
  const kept = scope === 'category' ? (category ?? null) : null
  return ok({ scope, category: kept, reasonCodes: [...new Set(reasonCodes)] })
}

type KeptScope = { scope: Scope['scope']; category: string | null; reasonCodes: string[] }

/**
 * What is out of the catalogue once `added` comes on top of what is out already: never less than before, and for
 * the reasons of both. A case holds one category, so a second one takes the scope `all`.
 */
export function addScope(standing: KeptScope, added: KeptScope): Result<KeptScope, ScopeRefusal> {
  const reasonCodes = [...new Set([...standing.reasonCodes, ...added.reasonCodes])]
  if (standing.scope === 'all' || added.scope === 'all')
    return ok({ scope: 'all', category: null, reasonCodes })
  if (standing.category !== added.category) return refuse({ reason: 'scope_all_required' })
  return ok({ ...added, reasonCodes })
}
