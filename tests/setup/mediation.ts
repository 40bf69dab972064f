import { answerComplaint } from '#commands/complaints/answer-complaint'
import { askMediation } from '#commands/mediation/ask-mediation'
import { type MakeOffer, makeOffer } from '#commands/mediation/make-offer'
import { settleOffer } from '#commands/mediation/settle-offer'
import { takeMediation } from '#commands/mediation/take-mediation'
import type { Database } from '#db/client'
import { listOffers } from '#db/mediation/offers'
import type { RemedyTerms } from '#domain/mediation/remedy'
import type { Person } from '#domain/permission'
import { askSeller, buyer, decideTriage, fileComplaint, hoursAfter, shopOf } from '#tests/setup/complaints'
import { addPerson as addSellerPerson } from '#tests/setup/letters'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'

export const zone = 'Europe/Kyiv'
export const newKey = () => crypto.randomUUID()
export const hundred = { amount: '100.00', currency: 'UAH' }
export const refund: RemedyTerms = { kind: 'refund', money: hundred, percent: null }
export const redo: RemedyTerms = { kind: 'redo', money: null, percent: null }

/** A complaint that is negotiated, with the people around it. */
export async function negotiate(db: Database) {
  await addSeller(db, 's-1')
  const seller = await addSellerPerson(db, 'owner of s-1', 'seller', 's-1')
  const moderator = await addPerson(db, 'sorter', 'moderator')
  const mediator = await addPerson(db, 'mira', 'mediator')
  const other = await addPerson(db, 'omar', 'mediator')
  const senior = await addPerson(db, 'sofia', 'senior')
  const complaintId = await fileComplaint(db)
  await decideTriage(db, { complaintId, decision: askSeller }, moderator)
  const answer = { complaintId, answer: 'offer', text: 'Let us talk.', authorId: seller.id } as const
  await answerComplaint(db, { ...answer, requestKey: newKey() }, shopOf(seller), hoursAfter(1))
  return { complaintId, seller, mediator, other, senior, shop: shopOf(seller), buyer }
}
export type Case = Awaited<ReturnType<typeof negotiate>>

/** The shop offers something. */
export function offer(db: Database, of: Case, fields: Partial<MakeOffer> = {}, now = hoursAfter(2)) {
  const draft = { side: 'respondent', authorId: of.seller.id, terms: refund, words: '', hours: 72 } as const
  const command = { complaintId: of.complaintId, requestKey: newKey(), ...draft, ...fields }
  return makeOffer(db, command, command.side === 'respondent' ? of.shop : of.buyer, now)
}

/** What becomes of the offer that stands open. */
export async function settle(
  db: Database,
  of: Case,
  move: 'accept' | 'decline' | 'withdraw',
  now = hoursAfter(3),
) {
  const open = (await listOffers(db, of.complaintId)).find(({ state }) => state === 'open')
  const command = { complaintId: of.complaintId, requestKey: newKey(), offerId: open?.id ?? newKey(), zone }
  const side =
    move === 'withdraw' ? open?.madeBy : open?.madeBy === 'respondent' ? 'complainant' : 'respondent'
  const doer = side === 'respondent' ? of.shop : of.buyer
  return settleOffer(db, { ...command, move, side: side ?? 'complainant' }, doer, now)
}

/** After a round of offers the buyer asks for a mediator, and `mediator` takes it. */
export async function mediate(db: Database, of: Case, mediator: Person = of.mediator) {
  await offer(db, of)
  await settle(db, of, 'decline')
  const { complaintId } = of
  await askMediation(db, { complaintId, requestKey: newKey(), zone }, of.buyer, hoursAfter(4))
  return takeMediation(db, { complaintId, requestKey: newKey() }, mediator, hoursAfter(5))
}

/** What the marketplace was asked for about a complaint, in order. */
export async function asked(db: Database, complaintId: string) {
  const events = await db
    .selectFrom('event')
    .select('data')
    .where('subjectId', '=', complaintId)
    .where('type', '=', 'marketplace_asked')
    .orderBy('id')
    .execute()
  return events.map(({ data }) => data as Record<string, unknown>)
}
