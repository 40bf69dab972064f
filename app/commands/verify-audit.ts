import type { AnchoredHead } from '#commands/anchor-audit'
import { auditChains } from '#commands/record'
import { type AuditBreak, type Verified, verifyChain } from '#commands/verify-audit-chain'
import { findChainHeads, findStrayLink, listEventIds } from '#db/audit'
import type { Database } from '#db/client'

export type AuditVerdict =
  | { holds: true; events: number; links: number }
  | { holds: false; broken: AuditBreak }

const idsAtOnce = 50_000

/**
 * Recomputes every digest and every link of the event log, while it is being written to.
 *
 * Finds events and links that were changed, removed, inserted or swapped, and a shortened tail: by the chain's
 * own head, or, where that was rewritten too, by the heads anchored outside the database.
 *
 * @returns the first break, or how much was verified.
 */
export async function verifyAudit(db: Database, anchors: AnchoredHead[]): Promise<AuditVerdict> {
  const verified: Verified = { eventIds: new Set(), links: 0, reached: new Map() }
  const broken =
    (await verifyChains(db, anchors, verified)) ??
    (await verifyNoStrays(db)) ??
    (await verifyNoUnlinked(db, anchors, verified))
  if (broken) return { holds: false, broken }
  return { holds: true, events: verified.eventIds.size, links: verified.links }
}

async function verifyChains(
  db: Database,
  anchors: AnchoredHead[],
  verified: Verified,
): Promise<AuditBreak | undefined> {
  const heads = await findChainHeads(db)
  for (let chain = 0; chain < auditChains; chain++) {
    const head = heads.find((one) => one.chain === chain)
    if (!head) return { what: 'tail_removed', at: `chain ${chain}` }
    const broken = await verifyChain(db, { head, anchors }, verified)
    if (broken) return broken
  }
  return undefined
}

async function verifyNoStrays(db: Database): Promise<AuditBreak | undefined> {
  const stray = await findStrayLink(db)
  return stray && { what: 'link_inserted', at: `link ${stray.seq} of chain ${stray.chain}` }
}

/** Looks for an event that no link vouches for. One that was written meanwhile is in a link that was, too. */
async function verifyNoUnlinked(
  db: Database,
  anchors: AnchoredHead[],
  verified: Verified,
): Promise<AuditBreak | undefined> {
  const unlinked: number[] = []
  for await (const ids of allEventIds(db)) unlinked.push(...ids.filter((id) => !verified.eventIds.has(id)))
  if (unlinked.length === 0) return undefined
  const broken = await verifyChains(db, anchors, verified)
  if (broken) return broken
  const inserted = unlinked.find((id) => !verified.eventIds.has(id))
  return inserted === undefined ? undefined : { what: 'event_inserted', at: `event ${inserted}` }
}

async function* allEventIds(db: Database): AsyncGenerator<number[]> {
  // Identities begin at 1; one that was inserted by hand may not.
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const ids = await listEventIds(db, after, idsAtOnce)
    const last = ids.at(-1)
    if (last === undefined) return
    yield ids
    after = last
  }
}
