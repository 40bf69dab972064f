import type { z } from 'zod'
import type { exclusionReading } from '#app/api/schemas/exclusion.ts'
import { nameActor, nameDecider } from '#app/api/who.ts'
import type { listCaseHistory } from '#db/exclusions/case-history'
import type { Exclusion } from '#db/exclusions/cases'
import type { listRechecks } from '#db/exclusions/rechecks'
import type { listStatements } from '#db/exclusions/statements'
import type { Condition } from '#domain/exclusion/conditions'
import type { Principal } from '#domain/permission'

type Found = {
  exclusion: Exclusion
  conditions: Condition[]
  rechecks: Awaited<ReturnType<typeof listRechecks>>
  statements: Awaited<ReturnType<typeof listStatements>>
  history: Awaited<ReturnType<typeof listCaseHistory>>
}

/** An exclusion as its reader may see it: what people noted for each other is not among it. */
export function showExclusion(
  { exclusion, conditions, rechecks, statements, history }: Found,
  reader: Principal | undefined,
): z.input<typeof exclusionReading> {
  const { id, sellerId, state, version, scope, category, reasonCodes, zone, dayZero, cycle, refusals } =
    exclusion
  return {
    id,
    sellerId,
    state,
    version,
    scope,
    category,
    reasonCodes,
    zone,
    dayZero,
    cycle,
    refusals,
    excludedAt: instantOf(exclusion.effectiveAt),
    recheckNotBefore: instantOf(exclusion.recheckNotBefore),
    nextRecheckAt: instantOf(exclusion.nextRecheckAt),
    pausedUntil: instantOf(exclusion.pausedUntil),
    probationUntil: instantOf(exclusion.probationUntil),
    terminatesAt: instantOf(exclusion.terminatesAt),
    conditions,
    rechecks: rechecks.map((recheck) => showRecheck(recheck, reader)),
    statements: statements.map(({ createdAt, ...rest }) => ({
      id: rest.id,
      kind: rest.kind,
      at: createdAt.toISOString(),
    })),
    history: history.toReversed().map(({ type, happenedAt, ...who }) => ({
      type,
      at: happenedAt.toISOString(),
      by: nameActor(who, reader),
    })),
  }
}

function showRecheck(recheck: Found['rechecks'][number], reader: Principal | undefined) {
  const { id, cycle, openedAt, openedBy, openedByName, proposed, conditions } = recheck
  return {
    id,
    cycle,
    openedAt: openedAt.toISOString(),
    openedBy: nameDecider({ decidedBy: openedBy, decidedByName: openedByName }, reader),
    proposed,
    conditions,
    decision: showDecision(recheck, reader),
  }
}

function showDecision(recheck: Found['rechecks'][number], reader: Principal | undefined) {
  const { decisionId, decided, reasons, facts, isOverride, decidedAt, decidedBy, decidedByName } = recheck
  if (!decisionId || !decided || !reasons || !facts || isOverride === null || !decidedAt) return null
  const { isApproved, secondedAt, secondedBy, secondedByName, nextRecheckDay } = recheck
  return {
    id: decisionId,
    outcome: decided,
    reasons,
    facts,
    isOverride,
    nextRecheckDay,
    at: decidedAt.toISOString(),
    by: nameDecider({ decidedBy, decidedByName }, reader),
    second:
      isApproved === null || !secondedAt
        ? null
        : {
            isApproved,
            at: secondedAt.toISOString(),
            by: nameDecider({ decidedBy: secondedBy, decidedByName: secondedByName }, reader),
          },
  }
}

function instantOf(at: Date | null): string | null {
  return at?.toISOString() ?? null
}
