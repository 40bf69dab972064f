import { createHash } from 'node:crypto'
import type { AnchoredHead } from '#commands/anchor-audit'
import { digestOf } from '#commands/digest'
import { linkPart } from '#commands/record'
import {
  type AuditedEvent,
  type AuditLink,
  type ChainHead,
  listAuditedEvents,
  listAuditLinks,
} from '#db/audit'
import type { Database } from '#db/client'

/** Where the log no longer is what was written. `at` names the row. */
export type AuditBreak = {
  what:
    | 'event_changed'
    | 'event_removed'
    | 'event_inserted'
    | 'event_linked_twice'
    | 'link_changed'
    | 'link_removed'
    | 'link_inserted'
    | 'head_changed'
    | 'tail_removed'
  at: string
}

/** How far a verification has come. */
export type Verified = { eventIds: Set<number>; links: number; reached: Map<number, ChainEnd> }
type ChainEnd = { seq: number; hash: Buffer }

const linksAtOnce = 2_000
const eventsAtOnce = 5_000

/** Follows a chain from where `verified` has come to its head, and returns the first break. */
export async function verifyChain(
  db: Database,
  { head, anchors }: { head: ChainHead; anchors: AnchoredHead[] },
  verified: Verified,
): Promise<AuditBreak | undefined> {
  const { chain } = head
  let end: ChainEnd = verified.reached.get(chain) ?? { seq: 0, hash: genesisOf(chain) }
  const ahead = anchors.filter((anchor) => anchor.chain === chain && anchor.seq > end.seq)
  const anchored = new Map(ahead.map(({ seq, hash }) => [seq, hash]))

  while (end.seq < head.seq) {
    const limit = Math.min(linksAtOnce, head.seq - end.seq)
    const links = await listAuditLinks(db, { chain, after: end.seq, limit })
    if (links.length === 0) return { what: 'tail_removed', at: `chain ${chain} after link ${end.seq}` }
    for (const some of inPortions(links)) {
      const events = await readEvents(db, some)
      for (const link of some) {
        const broken = verifyLink(link, end, { events, verified }) ?? verifyAnchor(link, anchored)
        if (broken) return broken
        end = link
      }
    }
  }
  verified.reached.set(chain, end)
  return verifyHead(head, end, [...anchored.keys()])
}

function verifyLink(
  link: AuditLink,
  before: ChainEnd,
  { events, verified }: { events: Map<number, AuditedEvent>; verified: Verified },
): AuditBreak | undefined {
  const at = `link ${link.seq} of chain ${link.chain}`
  if (link.seq !== before.seq + 1) return { what: 'link_removed', at: `before ${at}` }
  const parts = [before.hash]
  for (const id of link.eventIds) {
    const event = events.get(id)
    if (!event) return { what: 'event_removed', at: `event ${id}` }
    if (verified.eventIds.has(id)) return { what: 'event_linked_twice', at: `event ${id}` }
    const digest = event.digest.toString('hex')
    if (digestAgain(event) !== digest) return { what: 'event_changed', at: `event ${id}` }
    verified.eventIds.add(id)
    parts.push(linkPart(id, digest))
  }
  if (!sha256(parts).equals(link.hash)) return { what: 'link_changed', at }
  verified.links++
  return undefined
}

function verifyAnchor(link: AuditLink, anchored: Map<number, string>): AuditBreak | undefined {
  const expected = anchored.get(link.seq)
  if (expected === undefined || expected === link.hash.toString('hex')) return undefined
  return { what: 'link_changed', at: `link ${link.seq} of chain ${link.chain}, which was anchored otherwise` }
}

function verifyHead(head: ChainHead, last: ChainEnd, anchoredSeqs: number[]): AuditBreak | undefined {
  const beyond = anchoredSeqs.find((seq) => seq > last.seq)
  if (beyond !== undefined) {
    return { what: 'tail_removed', at: `chain ${head.chain}, which was anchored with ${beyond} links` }
  }
  // Equal numbers are no proof that it is the same end.
  if (head.seq !== last.seq || !head.hash.equals(last.hash))
    return { what: 'head_changed', at: `chain ${head.chain}` }
  return undefined
}

/** Links by so many that their events fit into memory; one link may have as many as a transaction has events. */
function inPortions(links: AuditLink[]): AuditLink[][] {
  const portions: AuditLink[][] = []
  let room = 0
  for (const link of links) {
    if (room <= 0) {
      portions.push([])
      room = eventsAtOnce
    }
    portions.at(-1)?.push(link)
    room -= link.eventIds.length
  }
  return portions
}

async function readEvents(db: Database, links: AuditLink[]): Promise<Map<number, AuditedEvent>> {
  const events = await listAuditedEvents(
    db,
    links.flatMap(({ eventIds }) => eventIds),
  )
  return new Map(events.map((event) => [event.id, event]))
}

function digestAgain({ id: _id, digest: _digest, ...content }: AuditedEvent): string {
  return digestOf(content)
}

/** The hash before a chain's first link; the migration that made the chains knows it too. */
function genesisOf(chain: number): Buffer {
  return sha256([Buffer.from(`assay:${chain}`)])
}

function sha256(parts: Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest()
}
