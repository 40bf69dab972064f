import type { MediatorRights } from '#app/components/mediation/mediator-desk.tsx'
import { barOnComplaint } from '#commands/complaints/decider-bar'
import type { Database } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { findIndependence, findOpenMediation, listArbiters, listMediators } from '#db/mediation/mediations'
import { judgeArbiter, judgeMediator } from '#domain/mediation/independence'
import { may, type Person } from '#domain/permission'

/** What this person can do about an agreement, and what stands in their way. */
export async function readMediatorRights(
  db: Database,
  complaint: Complaint,
  person: Person,
  now: Date,
): Promise<MediatorRights> {
  const { id, state } = complaint
  const [mediators, arbiters, mediation, found, again] = await Promise.all([
    listMediators(db, id),
    listArbiters(db, id),
    findOpenMediation(db, id),
    findIndependence(db, { accountId: person.id, complaintId: id }),
    barOnComplaint(db, complaint, person.id, now),
  ])
  const present = mediatorOf(mediators, mediation)
  const isMediating = state === 'mediation' && may(person, 'mediate_complaints')
  const isArbitrating = state === 'arbitration' && may(person, 'arbitrate_complaints')
  const judged =
    found && isArbitrating
      ? judgeArbiter(
          found.person,
          found.sides,
          mediators.map(({ id }) => id),
        )
      : found && judgeMediator(found.person, found.sides, arbiters)
  const isFree = judged?.ok === true
  const obstacle = judged && !judged.ok && (isMediating || isArbitrating) ? judged.refusal.reason : null
  return {
    canTake: isMediating && isFree && present?.id !== person.id,
    isMediator: isMediating && present?.id === person.id,
    canDecide: isArbitrating && isFree && again.bar === undefined,
    obstacle,
    mediator: (mediation ? present : mediators.at(-1))?.name ?? null,
    isMediationOver: !mediation && state !== 'mediation',
  }
}

type Mediators = Awaited<ReturnType<typeof listMediators>>

/** Whoever mediates now. */
function mediatorOf(mediators: Mediators, mediation: { id: string } | undefined) {
  return mediation && mediators.filter(({ mediationId }) => mediationId === mediation.id).at(-1)
}
