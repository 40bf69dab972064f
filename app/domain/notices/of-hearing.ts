import { type ComplaintQueue, queuePermissions } from '#domain/complaints/desk'
import type { ComplaintLane } from '#domain/complaints/lane'
import type { ComplaintSide } from '#domain/complaints/mover'
import { otherSide, sideOfSeller } from '#domain/complaints/side'
import type { ComplaintMove } from '#domain/complaints/state'
import { complaintFilers } from '#domain/complaints/topic'
import { hearsOfClearing } from '#domain/complaints/verdict'
import type { DomainEvent } from '#domain/event'
import type { ComplaintRole } from '#domain/events/complaint'
import { type Notice, toStaff } from '#domain/notices/audience'
import { type NoticeKind, rolesHearing } from '#domain/notices/kind'
import { lateSubject } from '#domain/notices/place'
import { permissions } from '#domain/permission'

/** What a move of a complaint is to its shop; moves that are not here are housekeeping nobody waits for. */
const ofMoves: Partial<Record<ComplaintMove, NoticeKind>> = {
  ask_seller: 'complaint_due',
  put_out_of_scope: 'complaint_decided',
  find_invalid: 'complaint_decided',
  verify_fake: 'complaint_decided',
  verify_extortion: 'complaint_decided',
  not_prove: 'complaint_decided',
  decide: 'complaint_decided',
  answer: 'complaint_news',
  accept_offer: 'complaint_news',
  ask_mediation: 'complaint_news',
  pass_over_silence: 'complaint_news',
  settle: 'complaint_news',
  open_arbitration: 'complaint_news',
  resume_mediation: 'complaint_news',
  miss_remedy: 'complaint_news',
  reopen: 'complaint_news',
  reopen_on_appeal: 'complaint_news',
  withdraw: 'complaint_news',
  await_remedy: 'complaint_news',
  close: 'complaint_news',
}

/** Who is told what of complaints, disputes and appeals: the shop they are about, and whoever works on them. */
export function noticesOfHearing(event: DomainEvent): Notice[] {
  const { id } = event.subject
  switch (event.type) {
    case 'complaint_moved': {
      const { move, by } = event.data
      return [...toShop(id, ofMoves[move], facing(by)), ...waitingFor(move, id), ...bySide(id, by)]
    }
    case 'complaint_overdue':
      return toServers(id, event.data)
    case 'complaint_decision_cleared': {
      const isTold = hearsOfClearing(event.data.decidedFor, { isShop: true })
      return isTold ? toShop(id, 'complaint_news') : []
    }
    case 'complaint_seller_reminded':
      return toShop(id, 'complaint_due')
    case 'offer_made':
      return [...toShop(id, 'complaint_offer', facing(event.data.by)), ...bySide(id, event.data.by)]
    case 'offer_settled':
      return toShop(id, 'complaint_news')
    case 'complaint_message_sent': {
      const { lane } = event.data
      const ofShop = lane === 'complainant' || lane === 'respondent' ? lane : undefined
      const isShops = lane === 'both' || ofShop !== undefined
      return [...toWorkers(id, lane), ...toShop(id, isShops ? 'complaint_news' : undefined, ofShop)]
    }
    default:
      return [...ofDesk(event), ...ofDisputeOrAppeal(event)]
  }
}

/** What else a side does that whoever works on the complaint waits for, and what is put into their hands. */
function ofDesk(event: DomainEvent): Notice[] {
  const { id } = event.subject
  switch (event.type) {
    case 'complaint_handed_over': {
      const audience = { to: 'person', accountId: event.data.to } as const
      return [{ kind: 'complaint_assigned', subjectId: id, audience }]
    }
    case 'complaint_message_held':
      return toStaff('complaint_held', id)
    case 'complaint_withdrawal_doubted':
      return toStaff('withdrawal_doubted', id)
    case 'evidence_sealed':
    case 'settlement_signed':
    case 'arbitration_asked':
    case 'side_rested':
      return toWorkers(id)
    default:
      return []
  }
}

function ofDisputeOrAppeal(event: DomainEvent): Notice[] {
  const { id } = event.subject
  switch (event.type) {
    case 'dispute_filed':
      return toStaff('dispute_waits', id)
    case 'dispute_removal_proposed':
      return toStaff('dispute_second', id)
    case 'dispute_decided': {
      const { sellerId, reviewId } = event.data
      return [{ kind: 'dispute_decided', subjectId: reviewId, audience: { to: 'shop', sellerId } }]
    }
    case 'fault_claimed':
      return event.data.isAgain ? [] : toStaff('fault_waits', event.data.claimId)
    case 'fault_attributed':
      return event.data.fault === event.data.before ? [] : toldOfFault(id, event.data)
    case 'fault_claim_decided': {
      // Without a statement it is the answer to an appeal that tells of it.
      const { sellerId, statementId } = event.data
      return statementId
        ? [{ kind: 'fault_answered', subjectId: id, audience: { to: 'shop', sellerId } }]
        : []
    }
    case 'appeal_submitted':
    case 'appeal_contested':
    case 'appeal_came_back':
    case 'appeal_handed_back':
    case 'appeal_proposed':
      return toStaff('appeal_waits', id)
    case 'appeal_reminded':
      return toStaff('appeal_overdue', id)
    case 'appeal_info_requested':
      return toAppellant('appeal_asked', id, event.data.sellerId)
    case 'appeal_decided': {
      const { sellerId, outcome } = event.data
      return [...toAppellant('appeal_decided', id, sellerId), ...(outcome === 'upheld' ? [] : toDeciders(id))]
    }
    case 'wait_exceeded': {
      const { line, sellerId, reviewId } = event.data
      const subjectId = lateSubject(line, reviewId ?? id)
      return sellerId === null
        ? []
        : [{ kind: 'answer_delayed', subjectId, audience: { to: 'shop', sellerId } }]
    }
    case 'appeal_inadmissible':
      return toAppellant('appeal_decided', id, event.data.sellerId)
    default:
      return []
  }
}

/** The shop of a review learns whose fault it was found to be. */
function toldOfFault(reviewId: string, { sellerId }: { sellerId: string }): Notice[] {
  return [{ kind: 'fault_decided', subjectId: reviewId, audience: { to: 'shop', sellerId } }]
}

/** Who hears of what somebody did: the other side, where a side did it; else both. */
function facing(by: ComplaintRole): ComplaintSide | undefined {
  return by === 'complainant' || by === 'respondent' ? otherSide(by) : undefined
}

/** Whoever works on it hears what a side did. */
function bySide(complaintId: string, by: ComplaintRole): Notice[] {
  return facing(by) === undefined ? [] : toWorkers(complaintId)
}

/** Whoever works on it, as long as they read the lane it was written in. */
function toWorkers(complaintId: string, lane: ComplaintLane = 'internal'): Notice[] {
  const hearing = rolesHearing('complaint_in_hand')
  const roles = lane === 'mediator' ? hearing.filter((role) => role === 'mediator') : hearing
  const audience = { to: 'workers_of_complaint', complaintId, roles } as const
  return [{ kind: 'complaint_in_hand', subjectId: complaintId, audience }]
}

/** The complaint's shop; where only one side is told, only a shop that is this side. */
function toShop(complaintId: string, kind: NoticeKind | undefined, side?: ComplaintSide): Notice[] {
  if (kind === undefined) return []
  const filers = complaintFilers.filter((filer) => side === undefined || sideOfSeller(filer) === side)
  return [
    { kind, subjectId: complaintId, audience: { to: 'shop_of_complaint', complaintId, ifFiledBy: filers } },
  ]
}

/** Nobody but the marketplace can reach an appellant without an account. */
function toAppellant(kind: NoticeKind, appealId: string, sellerId: string | null): Notice[] {
  return sellerId === null ? [] : [{ kind, subjectId: appealId, audience: { to: 'shop', sellerId } }]
}

/** Those whose decision does not stand learn of it, and no appellant ever learns who they are. */
function toDeciders(appealId: string): Notice[] {
  const roles = rolesHearing('decision_reversed')
  const audience = { to: 'deciders_of_appeal', appealId, roles } as const
  return [{ kind: 'decision_reversed', subjectId: appealId, audience }]
}

/** Whoever has it in hand, or else all who serve its line. */
function toServers(
  subjectId: string,
  { queue, holder }: { queue: ComplaintQueue; holder: string | null },
): Notice[] {
  const roles = [...permissions[queuePermissions[queue]].roles]
  const audience =
    holder === null ? ({ to: 'roles', roles } as const) : ({ to: 'person', accountId: holder } as const)
  return [{ kind: 'complaint_overdue', subjectId, audience }]
}

function waitingFor(move: ComplaintMove, complaintId: string): Notice[] {
  switch (move) {
    case 'fast_track':
      return toStaff('complaint_danger', complaintId)
    case 'ask_mediation':
    case 'pass_over_silence':
    case 'resume_mediation':
    case 'open_arbitration':
      return toStaff('complaint_waits', complaintId)
    default:
      return []
  }
}
