import type { Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { findNotice } from '#db/complaints/notices'
import { findReporterRecord, insertReporterWarning, lockReporter } from '#db/complaints/reporters'
import { recordedSince, standingOf } from '#domain/abuse'
import type { Reporter } from '#domain/complaints/notice'
import type { DomainEvent } from '#domain/event'

/** Whoever writes from outside is of no zone. */
const zone = 'UTC'

/**
 * As whose a notice is looked at, and whoever is warned with it (DSA Art. 23(2)–(3)): first they are told that nearly
 * all of theirs named nothing illegal, and where that goes on, theirs are looked at last for a time. None is refused:
 * an address can be another's, and nobody else learns how its notices came out.
 */
export async function judgeReporter(
  tx: Tx,
  { id, contactEmail }: Pick<Complaint, 'id' | 'contactEmail'>,
  now: Date,
): Promise<{ from: Reporter; events: DomainEvent[] }> {
  if ((await findNotice(tx, id))?.isFlagged) return { from: 'trusted', events: [] }
  if (contactEmail === null) return { from: 'anyone', events: [] }
  await lockReporter(tx, contactEmail)
  const { decided, unfounded, ...record } = await findReporterRecord(
    tx,
    contactEmail,
    recordedSince(now, zone),
  )
  const standing = standingOf({ decided, unfounded, ...record }, now)
  if (standing.kind === 'free') return { from: 'anyone', events: [] }
  const isWarned = standing.kind === 'warn'
  if (isWarned) await insertReporterWarning(tx, contactEmail, now)
  const told = { decided, unfounded, until: isWarned ? null : standing.until.toISOString() }
  const event: DomainEvent = {
    type: 'complaint_reporter_judged',
    subject: { kind: 'complaint', id },
    data: { standing: isWarned ? 'warned' : 'suspended', ...told },
  }
  return { from: isWarned ? 'anyone' : 'suspended', events: [event] }
}
