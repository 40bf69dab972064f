import type { ComplaintView } from '#app/components/complaints/view.ts'
import { readPurchase } from '#app/pages/purchase.server.ts'
import { findParty } from '#commands/complaints/party'
import type { Database } from '#db/client'
import { type Complaint, findComplaint } from '#db/complaints/complaints'
import { listHeldOf } from '#db/complaints/held'
import { findComplaintItem } from '#db/complaints/line'
import { listComplaintMessages } from '#db/complaints/messages'
import { findNotice } from '#db/complaints/notices'
import { hasRated } from '#db/complaints/satisfaction'
import { listComplaintTimeline } from '#db/complaints/timeline'
import { findNewestAnswer, type ToldAnswer } from '#db/statements/complaint-answers'
import { splitCircumstances } from '#domain/complaints/circumstances'
import { lanesReadBy } from '#domain/complaints/lane'
import { type ComplaintSide, permitComplaintMove } from '#domain/complaints/mover'
import { isAskedHowItWent } from '#domain/complaints/satisfaction'
import { sideOfSeller } from '#domain/complaints/side'
import { isStillWrittenTo } from '#domain/complaints/state'
import { complaintStepKinds } from '#domain/complaints/step'
import { undoneBy } from '#domain/complaints/undone'

const newestMessages = 100

/** A complaint as one of its sides reads it: the same stage and timeline to both, and only the lanes of their own. */
export async function viewComplaint(
  db: Database,
  complaint: Complaint,
  side: ComplaintSide,
  appealTo: (statement: { id: string; createdAt: Date }) => string,
): Promise<ComplaintView> {
  const { id, number, kind, topic, subtopic, state } = complaint
  const [timeline, messages, held, original, answered, rated, notice, purchase] = await Promise.all([
    listComplaintTimeline(db, id, complaintStepKinds),
    listComplaintMessages(db, { complaintId: id, lanes: lanesReadBy(side), limit: newestMessages }),
    listHeldOf(db, id, side),
    complaint.duplicateOf === null ? undefined : findComplaint(db, complaint.duplicateOf),
    findAnswerTo(db, complaint, side),
    hasRated(db, id, side),
    complaint.channel === 'notice' ? readNotice(db, id) : null,
    readPurchase(db, complaint),
  ])
  return {
    ...{ number, side, kind, topic, subtopic, state, purchase },
    ...partsFor(complaint, side),
    notice,
    statement: answered && side === 'respondent' ? readStatement(answered) : null,
    filedAt: complaint.createdAt.toISOString(),
    dueAt: complaint.dueAt?.toISOString() ?? null,
    appealHref: answered ? appealTo(answered) : null,
    // Whoever gave a notice reads of nobody else's.
    joinedWith: notice ? null : (original?.number ?? null),
    timeline: timeline.map(({ at, undone, ...step }) => ({
      ...{ ...step, at: at.toISOString(), undone: undone && undoneBy(undone) },
    })),
    messages: messages.map(({ id: messageId, lane, sentBy, text, sentAt }) => ({
      ...{ id: messageId, lane, sentBy, text, author: null },
      isMine: sentBy === side,
      sentAt: sentAt.toISOString(),
    })),
    held: held.map(({ id: heldId, text }) => ({ id: heldId, text })),
    can: { ...whatCan(complaint, side), rate: !rated && isAsked(complaint, side) },
    asksWill: complaint.sellerAskedAt !== null,
    doubt: side === 'complainant' ? doubtOf(complaint) : null,
  }
}

function doubtOf({ state, withdrawal, withdrawalHeardAt }: Complaint): ComplaintView['doubt'] {
  if (withdrawal === null || withdrawal === 'free') return null
  if (state === 'withdrawn') return withdrawalHeardAt === null ? 'still_waits' : 'still_heard'
  return withdrawalHeardAt === null ? 'waits' : 'heard'
}

/** Of a notice of illegal content: which review it is about, and until when somebody looks at it. */
async function readNotice(db: Database, id: string): Promise<ComplaintView['notice']> {
  const [notice, item] = await Promise.all([findNotice(db, id), findComplaintItem(db, id)])
  return notice ? { reviewId: notice.reviewId, dueAt: item?.dueAt.toISOString() ?? null } : null
}

/** What a side was told of the decision; either only ever reads its own. */
async function findAnswerTo(db: Database, complaint: Complaint, side: ComplaintSide) {
  const { id: complaintId, sellerId, filedBy } = complaint
  if (side === sideOfSeller(filedBy)) return findNewestAnswer(db, { complaintId, to: { sellerId } })
  const personId = await findParty(db, complaint, side)
  return personId === undefined ? undefined : findNewestAnswer(db, { complaintId, to: { personId } })
}

function readStatement({ title, body, language }: ToldAnswer): ComplaintView['statement'] {
  return { title, body, language }
}

/** What is for one side alone, until the other has to know it. */
function partsFor(complaint: Complaint, side: ComplaintSide) {
  const isOwn = side === 'complainant'
  return {
    text: isOwn || complaint.sellerAskedAt ? complaint.text : null,
    complainantId: !isOwn && complaint.namesComplainant ? complaint.complainantId : null,
    answer: isOwn ? complaint.answerText : null,
    circumstances: isOwn ? splitCircumstances(complaint.evidence).circumstances : null,
  }
}

/** Whether a side is asked how it went. */
function isAsked({ state, sellerAskedAt }: Complaint, side: ComplaintSide): boolean {
  return isAskedHowItWent(state, side === 'complainant' || sellerAskedAt !== null)
}

function whatCan({ state, contestedAt }: Complaint, side: ComplaintSide) {
  const may = (move: Parameters<typeof permitComplaintMove>[1]) => permitComplaintMove(state, move, side).ok
  return {
    write: isStillWrittenTo(state),
    answer: may('answer'),
    withdraw: may('withdraw'),
    contest: may('contest') && contestedAt === null,
    reopen: may('reopen'),
  }
}
