import { keepComplaintClock } from '#commands/complaints/keep-complaint-clock'
import { keepMediationClock } from '#commands/mediation/keep-mediation-clock'
import type { Database } from '#db/client'
import { listDueComplaints } from '#db/complaints/complaints'
import { describeError } from '#workers/isolation'
import type { Log } from '#workers/tools'

const complaintsAtOnce = 500

/** Does what the clocks of complaints have made due; one that cannot be dealt with holds up no other. */
export async function keepComplaintClocks({ db, log }: { db: Database; log: Log }, now: Date): Promise<void> {
  for (const complaintId of await listDueComplaints(db, complaintsAtOnce, now)) {
    await keepComplaintClock(db, { complaintId }, now)
      .then(() => keepMediationClock(db, { complaintId }, now))
      .catch((error) =>
        log.error({ complaintId, error: describeError(error) }, 'The clock of a complaint cannot be kept'),
      )
  }
}
