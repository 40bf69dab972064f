import type { AppLoadContext } from '@remix-run/node'
import { readAgreement } from '#app/pages/agreement.server.ts'
import { listEvidenceFor } from '#app/pages/evidence-vault.server.ts'
import { readMediatorRights } from '#app/pages/mediator-rights.server.ts'
import { findComplaint } from '#db/complaints/complaints'
import { listStoppedConditions } from '#db/mediation/stopped'
import type { Person } from '#domain/permission'

/**
 * The files of a complaint, where they may be opened, and what its sides offered, were stopped from offering, agreed and
 * owe, with what this person can do about it; no dealings where there never were any.
 */
export async function gatherDealings(
  context: Pick<AppLoadContext, 'db' | 'clock'>,
  complaintId: string,
  person: Person,
  { mayOpenFiles }: { mayOpenFiles: boolean },
) {
  const complaint = await findComplaint(context.db, complaintId)
  if (!complaint) throw new Response(null, { status: 404 })
  const [agreement, rights, stopped, files] = await Promise.all([
    readAgreement(context.db, complaint, context.clock.now()),
    readMediatorRights(context.db, complaint, person, context.clock.now()),
    listStoppedConditions(context.db, complaintId),
    mayOpenFiles ? listEvidenceFor(context, complaintId) : [],
  ])
  const { isMediated, offers, settlement, arbitration, remedy } = agreement
  const hasTerms = offers.length > 0 || settlement !== null || arbitration !== null || remedy !== null
  const hasDealt = isMediated || hasTerms || stopped.length > 0 || complaint.state === 'negotiation'
  return { files, dealings: hasDealt ? { agreement, rights, stopped } : null }
}
