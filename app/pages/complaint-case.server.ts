import type { StaffCase } from '#app/components/complaints/staff-case.ts'
import { barredOf } from '#app/pages/barred.ts'
import { readJudgedReview } from '#app/pages/judged-review.server.ts'
import { toPlain } from '#app/pages/plain.ts'
import { barOnComplaint } from '#commands/complaints/decider-bar'
import { readerOf } from '#commands/complaints/send-complaint-message'
import type { Database } from '#db/client'
import { type Complaint, findComplaint } from '#db/complaints/complaints'
import { listDeciders } from '#db/complaints/deciders'
import { listHeldOf } from '#db/complaints/held'
import { findComplaintItem } from '#db/complaints/line'
import { listRelatedComplaints } from '#db/complaints/lists'
import { listColleaguesByLoad } from '#db/complaints/load'
import { listComplaintMessages } from '#db/complaints/messages'
import { findNotice, listJoinedWords } from '#db/complaints/notices'
import { listSatisfaction } from '#db/complaints/satisfaction'
import { listComplaintHistory } from '#db/complaints/timeline'
import { findEscrow } from '#db/mediation/held-money'
import { findShop } from '#db/portal/shop'
import { findReviewOfOrder } from '#db/reviews'
import { splitCircumstances } from '#domain/complaints/circumstances'
import { isForAnother, secondLookIn } from '#domain/complaints/decider'
import { complaintQueues, isDoubted, queuePermissions } from '#domain/complaints/desk'
import { canJoin } from '#domain/complaints/joining'
import { lanesReadBy } from '#domain/complaints/lane'
import { isComplaintMoveOf } from '#domain/complaints/mover'
import { isAskedHowItWent } from '#domain/complaints/satisfaction'
import {
  allowedComplaintMoves,
  type ComplaintMove,
  type ComplaintState,
  isOpenComplaint,
} from '#domain/complaints/state'
import { may, type Person, rolesWith } from '#domain/permission'

const newestMessages = 100

/** A complaint with all it takes to work on it, for somebody tied to neither side; undefined where there is none. */
export async function gatherComplaintCase(
  db: Database,
  id: string,
  person: Person,
  now: Date,
): Promise<StaffCase | undefined> {
  const complaint = await findComplaint(db, id)
  if (!complaint) return undefined
  const reader = readerOf(person)
  const lanes = reader ? lanesReadBy(reader) : []
  const lifted = await barOnComplaint(db, complaint, person.id, now)
  const barred = barredOf(lifted, secondLookIn(complaint.state) ?? 'complaint')
  const isBarred = barred.by !== null
  const isOver = isAskedHowItWent(complaint.state, true)
  const [messages, held, history, related, shop, work, notice, extorting, satisfaction, escrow] =
    await Promise.all([
      listComplaintMessages(db, { complaintId: id, lanes, limit: newestMessages }),
      listHeldOf(db, id),
      listComplaintHistory(db, id),
      listRelatedComplaints(db, complaint),
      findShop(db, complaint.sellerId),
      findWork(db, complaint, { person, isBarred }, now),
      complaint.channel === 'notice' ? gatherNotice(db, id) : undefined,
      complaint.topic === 'review_extortion' ? findExtorting(db, complaint) : null,
      isOver ? listSatisfaction(db, id) : [],
      findEscrow(db, id),
    ])
  return {
    ...factsOf(complaint),
    ...{
      lanes,
      work,
      sellerName: shop?.name ?? null,
      returns: shop?.returns ?? null,
      notice: notice ?? null,
      extorting,
      escrow,
    },
    barred,
    moves: movesOf(complaint.state, person, isBarred),
    mayHear: isDoubted(complaint) && may(person, 'judge_danger'),
    mayClassify: may(person, 'triage_complaints') && isOpenComplaint(complaint.state),
    messages: toPlain(messages.map((message) => ({ ...message, isMine: false }))),
    held: toPlain(held),
    history: toPlain(history),
    related: withJoinable(toPlain(related), complaint.channel === 'notice'),
    satisfaction: toPlain(satisfaction),
  }
}

type Related = Omit<StaffCase['related'][number], 'isJoinable'> & { isNotice: boolean; isSameReview: boolean }

/** Others about the same seller, each with whether this one may be joined with it. */
function withJoinable(related: Related[], isNotice: boolean): StaffCase['related'] {
  return related.map(({ isNotice: isOtherNotice, isSameReview, ...other }) => {
    const original = { ...other, isNotice: isOtherNotice, isSameReview, isSameSeller: true }
    return { ...other, isJoinable: canJoin(isNotice, original) }
  })
}

/** The review something may have been demanded with: what the buyer wrote about that order, where readers see it. */
async function findExtorting(db: Database, { orderId, sellerId }: Complaint) {
  const id = orderId === null ? undefined : await findReviewOfOrder(db, { orderId, sellerId })
  return id === undefined ? null : readJudgedReview(db, id)
}

const mostJoined = 50

/** What a notice is about, with the review as it stands, and what others who noticed the same say of it. */
async function gatherNotice(db: Database, id: string): Promise<StaffCase['notice']> {
  const [notice, joined] = await Promise.all([findNotice(db, id), listJoinedWords(db, id, mostJoined)])
  return notice ? { ...notice, joined, review: await readJudgedReview(db, notice.reviewId) } : null
}

/** What this person can do with it now. What is joined with another is answered with it. */
function movesOf(state: ComplaintState, person: Person, isBarred: boolean): ComplaintMove[] {
  const own = allowedComplaintMoves(state).filter(
    (move) => isComplaintMoveOf(move, person, state) && !(isBarred && isForAnother(state, move)),
  )
  return state === 'duplicate' ? own.filter((move) => move === 'reopen_on_appeal') : own
}

function factsOf(complaint: Complaint) {
  const { id, number, kind, topic, subtopic, severity, state, filedBy, complainantId, sellerId, orderId } =
    complaint
  const { text, answerText, checked, sellerAnswer, withdrawal, version } = complaint
  const { circumstances, rest } = splitCircumstances(complaint.evidence)
  return {
    ...{ id, number, kind, topic, subtopic, severity, state, filedBy, complainantId, sellerId, orderId },
    ...{ text, answerText, checked, sellerAnswer, withdrawal, version },
    circumstances,
    evidence: rest.map(sayPiece),
    createdAt: complaint.createdAt.toISOString(),
    dueAt: complaint.dueAt?.toISOString() ?? null,
  }
}

/** Where a complaint waits and who has it in hand now. */
async function findWork(
  db: Database,
  { id, state }: Complaint,
  { person, isBarred }: { person: Person; isBarred: boolean },
  now: Date,
): Promise<StaffCase['work']> {
  const item = await findComplaintItem(db, id)
  const queue = complaintQueues.find((each) => each === item?.queue)
  if (!item || !queue) return null
  const isHeld = item.leaseUntil !== null && item.leaseUntil > now
  const isMine = isHeld && item.leaseHolder === person.id
  return {
    queue,
    dueAt: item.dueAt.toISOString(),
    holder: isHeld ? item.holderName : null,
    isMine,
    mayTake: may(person, queuePermissions[queue]) && (!isHeld || isMine) && !isBarred,
    colleagues: isMine
      ? await listColleaguesByLoad(
          db,
          {
            ...{ accountId: person.id, roles: rolesWith(queuePermissions[queue]) },
            not: secondLookIn(state) ? await listDeciders(db, id) : [],
          },
          now,
        )
      : [],
  }
}

/** A piece of what was sent with a complaint: words, or named particulars. */
function sayPiece(piece: unknown): string {
  if (typeof piece !== 'object' || piece === null) return String(piece)
  return Object.entries(piece)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ')
}
