import { randomUUID } from 'node:crypto'
import { gatherEvidence } from '#commands/quality/gather-evidence'
import { rejudgeSellers } from '#commands/quality/rejudge-sellers'
import {
  type MeasuredRun,
  measuredRun,
  nextPhase,
  type RunStep,
  runIdOf,
  type StepDone,
} from '#commands/quality/run-state'
import { changesAtOnce, sayChanges } from '#commands/quality/say-changes'
import { record } from '#commands/record'
import type { Tx } from '#db/client'
import { takeOvertaken } from '#db/quality/overtaken'
import { checkProposals, insertProposals, listToPropose, type NewProposal } from '#db/quality/proposals'
import { lockCountState } from '#db/quality/roll'
import { findRun, finishRun, forgetOldResults, tallyRun } from '#db/quality/runs'
import { findRangeEnd } from '#db/quality/seller-scope'
import { addDays, weekOf } from '#domain/day'
import type { DomainEvent } from '#domain/event'
import type { SellerEvidence } from '#domain/quality/evidence'

const actor = { kind: 'job', id: 'judge_sellers' } as const
const overtakenAtOnce = 500
const resultsKeptDays = 35

/** Says of the next sellers what has changed about them. */
export async function announceChanges(
  tx: Tx,
  { checkpoint, now, sellersAtOnce }: RunStep,
): Promise<StepDone> {
  const range = await findRangeEnd(tx, { after: checkpoint.after, limit: sellersAtOnce })
  if (!range) return { checkpoint: nextPhase(checkpoint), sellers: 0 }
  const runId = runIdOf(checkpoint)
  const events = await sayChanges(tx, { runId, scope: { after: checkpoint.after, upTo: range.upTo } })
  await record(tx, events, { actor, at: now })
  // With more changes than one step says, the next one goes through the same sellers again.
  const after = events.length < changesAtOnce ? range.upTo : checkpoint.after
  return { checkpoint: { ...checkpoint, after }, sellers: 0 }
}

/**
 * Compares again who was counted anew meanwhile; then proposes, in the first run of a week, whom the run's lists hold;
 * checks open proposals; and finishes the run. Nobody counts in between, so that no change is left behind.
 */
export async function propose(tx: Tx, step: RunStep): Promise<StepDone> {
  const { asOf, now, zone, checkpoint, policy } = step
  await lockCountState(tx)
  const measured = await measuredRun(tx, step)
  const run = await findRun(tx, runIdOf(checkpoint))
  const sellerIds = await takeOvertaken(tx, overtakenAtOnce)
  if (sellerIds.length > 0) {
    const listed = { ...measured, lists: run?.lists ?? {} }
    await record(tx, await rejudgeSellers(tx, listed, { sellerIds, zone, now }), { actor, at: now })
    return { checkpoint, sellers: 0 }
  }
  const proposed = run?.proposes ? await proposeSellers(tx, measured, { zone, now }) : []
  const stale = await checkProposals(tx, { runId: measured.id, asOf, now })
  const tally = await tallyRun(tx, measured.id)
  await finishRun(tx, measured.id, { ...tally, proposed: proposed.length, stale: stale.length }, now)
  await forgetOldResults(tx, addDays(asOf, -resultsKeptDays))
  const lapsed = stale.map(
    ({ id, sellerId }): DomainEvent => ({
      type: 'exclusion_suggestion_lapsed',
      subject: { kind: 'seller', id: sellerId },
      data: { proposalId: id },
    }),
  )
  const finished: DomainEvent = {
    type: 'quality_run_finished',
    subject: { kind: 'quality_run', id: String(measured.id) },
    data: {
      asOf,
      policyVersion: policy.version,
      sellers: tally.sellers,
      proposed: proposed.length,
      stale: stale.length,
    },
  }
  await record(tx, [...proposed, ...lapsed, finished], { actor, at: now })
  return undefined
}

async function proposeSellers(
  tx: Tx,
  run: MeasuredRun,
  { zone, now }: { zone: string; now: Date },
): Promise<DomainEvent[]> {
  const sellerIds = await listToPropose(tx, run.id)
  const evidence = await gatherEvidence(tx, run, { sellerIds, zone })
  const week = weekOf(run.asOf)
  const policyVersion = run.policy.version
  const proposals = [...evidence].map(
    ([sellerId, frozen]): NewProposal => ({
      id: randomUUID(),
      runId: run.id,
      sellerId,
      week,
      policyVersion,
      harm: harmOf(frozen),
      evidence: frozen,
    }),
  )
  const added = await insertProposals(tx, proposals, { asOf: run.asOf, now })
  return proposals
    .filter(({ id }) => added.has(id))
    .map(({ id, sellerId }) => ({
      type: 'exclusion_suggested',
      subject: { kind: 'seller', id: sellerId },
      data: { proposalId: id, week, policyVersion },
    }))
}

/** Certainty times the events beyond what comparable sellers would have, of the window where it is greatest. */
function harmOf({ quality, triggers }: SellerEvidence): number {
  const harms = quality.windows
    .filter(({ days }) => triggers.includes(days))
    .map(({ certainty, observed, expected }) => certainty * (observed - expected))
  return Math.max(0, ...harms)
}
