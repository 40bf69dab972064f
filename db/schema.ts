import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely'
import type { Signal } from '#domain/detection/signal'
import type { Actor, EventType, SubjectKind } from '#domain/event'
import type { Role, Scope } from '#domain/permission'
import type { PolicyRules } from '#domain/policy'
import type { PlaceInLine } from '#domain/priority'
import type { Authenticity, DecisionAction, Redaction, ReviewState, ScreeningOutcome } from '#domain/review'

/** A calendar day in the marketplace's time zone, as `YYYY-MM-DD`. */
export type Day = string
/** An instant that is written once. Postgres `timestamptz`, JavaScript `Date`. */
type Instant = ColumnType<Date, Date, never>
/** An instant that may be moved. */
type MovingInstant = ColumnType<Date, Date, Date>
type Json<Value> = JSONColumnType<Value & object, string, string>
/** Raw bytes: digests and hashes. */
type Bytes = ColumnType<Buffer, Buffer, Buffer>

export type Queue = 'reviews' | 'seniors'
export type Attachment = { url: string; mediaType: string }
export type Verification = { kind: string; validUntil: string }

type AccountTable = {
  id: Generated<string>
  email: string
  name: string
  role: Role
  passwordHash: string | null
  sellerId: string | null
  language: Generated<'en' | 'uk' | 'ru' | 'zh'>
  disabledAt: MovingInstant | null
  createdAt: Instant
}

type ApiKeyTable = {
  id: Generated<string>
  name: string
  prefix: string
  secretHash: Bytes
  scopes: Scope[]
  createdAt: Instant
  createdBy: string | null
  expiresAt: MovingInstant | null
  revokedAt: MovingInstant | null
  lastUsedAt: MovingInstant | null
}

type EventTable = {
  id: GeneratedAlways<number>
  type: EventType
  subjectKind: SubjectKind
  subjectId: string
  data: Json<Record<string, unknown>>
  actorKind: Actor['kind']
  actorId: string
  onBehalfOf: string | null
  happenedAt: Instant
  requestKey: string | null
  digest: Bytes
}

type WebhookEndpointTable = {
  id: Generated<string>
  url: string
  types: string[] | null
  secret: string
  previousSecret: string | null
  previousSecretUntil: MovingInstant | null
  disabledAt: MovingInstant | null
  failingSince: MovingInstant | null
  createdAt: Instant
}

type WebhookDeliveryTable = {
  id: Generated<string>
  endpointId: string
  marketplaceEventId: number
  state: Generated<'pending' | 'delivered' | 'dead'>
  attempts: Generated<number>
  nextAt: MovingInstant
  leasedUntil: MovingInstant | null
  lastStatus: number | null
  lastError: string | null
  createdAt: Instant
  finishedAt: MovingInstant | null
}

type SellerTable = {
  id: string
  name: string
  category: string
  joinedAt: MovingInstant
  language: string | null
  contactEmail: string | null
  verification: Json<Verification[]>
  contentDigest: Bytes
  receivedAt: Instant
  updatedAt: MovingInstant
}

type CustomerOrderTable = {
  id: string
  sellerId: string
  buyerId: string
  category: string | null
  placedAt: MovingInstant
  /** A decimal number as text, in units of `currency`. */
  amount: string | null
  currency: string | null
  promisedBy: MovingInstant | null
  deliveredAt: MovingInstant | null
  cancelledAt: MovingInstant | null
  cancelledBy: 'seller' | 'buyer' | 'platform' | null
  cancelReason: string | null
  returnedAt: MovingInstant | null
  returnReason: string | null
  contentDigest: Bytes
  receivedAt: Instant
  updatedAt: MovingInstant
}

type ReviewTable = {
  id: string
  sellerId: string
  orderId: string | null
  direction: 'buyer_to_seller' | 'seller_to_buyer'
  rating: number
  title: string | null
  text: string
  language: string | null
  authorId: string
  authorRegisteredAt: MovingInstant | null
  deviceHash: string | null
  addressHash: string | null
  paymentHash: string | null
  attachments: Json<Attachment[]>
  createdAt: MovingInstant
  receivedAt: MovingInstant
  contentDigest: Bytes
  revision: Generated<number>
  state: Generated<ReviewState>
  publishedRevision: number | null
  publishedText: string | null
  authenticity: Generated<Authenticity>
  /** 0–1; null until screened, or where screening failed. */
  fakeProbability: number | null
  dueAt: MovingInstant | null
  version: Generated<number>
}

type ScreeningTable = {
  reviewId: string
  revision: number
  model: string
  policyVersion: number
  outcome: ScreeningOutcome
  fakeProbability: number | null
  signals: Json<Signal[]>
  screenedAt: MovingInstant
}

type WorkItemTable = {
  id: Generated<string>
  kind: 'review'
  subjectId: string
  queue: Queue
  language: string | null
  rankAt: MovingInstant
  dueAt: MovingInstant
  why: Json<PlaceInLine['why']>
  openedAt: Instant
  leaseHolder: string | null
  leaseUntil: MovingInstant | null
  closedAt: MovingInstant | null
  version: Generated<number>
}

type DecisionTable = {
  id: Generated<string>
  subjectKind: 'review'
  subjectId: string
  revision: number
  action: DecisionAction
  reasonCode: string | null
  note: string | null
  redactions: Json<Redaction[]>
  fromState: ReviewState
  toState: ReviewState
  version: number
  policyVersion: number
  decidedBy: string | null
  decidedAt: Instant
  effectiveAt: Instant
  undoneAt: MovingInstant | null
  requestKey: string | null
  before: Json<ReviewBefore>
}

/** The parts of a review that a decision changes, as they were. */
export type ReviewBefore = {
  state: ReviewState
  publishedRevision: number | null
  publishedText: string | null
  authenticity: Authenticity
  dueAt: string | null
  /** The item the decision closed or moved on, if one was open. */
  workItem: { id: string; queue: Queue } | null
}

type ReplyTable = {
  id: string
  reviewId: string
  sellerId: string
  text: string
  createdAt: Instant
  contentDigest: Bytes
  receivedAt: Instant
}

type ReviewRevisionTable = {
  reviewId: string
  revision: number
  rating: number
  title: string | null
  text: string
  replacedAt: Instant
}

type OutboxTable = {
  id: GeneratedAlways<number>
  job: string
  subjectId: string
  eventId: number | null
  dueAt: MovingInstant
}

type MarketplaceEventTable = {
  id: GeneratedAlways<number>
  eventId: number
  type: string
  happenedAt: Instant
  subjectKind: SubjectKind
  subjectId: string
  data: Json<Record<string, unknown>>
}

type SellerStatTable = {
  sellerId: string
  reviews: number
  ratingSum: number
  ratingSquareSum: number
  firstAt: MovingInstant
}

export interface Schema {
  account: AccountTable
  session: {
    tokenHash: Bytes
    accountId: string
    createdAt: Instant
    lastSeenAt: MovingInstant
    expiresAt: MovingInstant
  }
  apiKey: ApiKeyTable
  event: EventTable
  auditChain: { chain: number; seq: number; hash: Bytes }
  auditLink: { chain: number; seq: number; eventIds: number[]; hash: Bytes }
  outbox: OutboxTable
  marketplaceEvent: MarketplaceEventTable
  webhookEndpoint: WebhookEndpointTable
  webhookDelivery: WebhookDeliveryTable
  seller: SellerTable
  customerOrder: CustomerOrderTable
  review: ReviewTable
  reviewRevision: ReviewRevisionTable
  reply: ReplyTable
  screening: ScreeningTable
  reviewBand: { band: string; reviewId: string }
  sellerStat: SellerStatTable
  sellerDay: { sellerId: string; day: Day; reviews: number }
  policy: {
    category: string
    version: number
    rules: Json<PolicyRules>
    createdAt: Instant
    createdBy: string | null
  }
  workItem: WorkItemTable
  workSkip: { workItemId: string; accountId: string; reason: string; until: MovingInstant }
  workDraft: {
    workItemId: string
    accountId: string
    draft: Json<Record<string, unknown>>
    savedAt: MovingInstant
  }
  queueCount: { id: GeneratedAlways<number>; queue: Queue; change: number }
  decision: DecisionTable
  idempotency: {
    principal: string
    route: string
    key: string
    bodyDigest: Bytes
    status: number | null
    answer: Json<unknown> | null
    createdAt: Instant
  }
  importRun: {
    fileDigest: string
    kind: string
    rowsRead: number
    accepted: number
    duplicates: number
    rejected: number
    finishedAt: MovingInstant | null
  }
  clockShift: { onlyRow: Generated<boolean>; aheadMs: number }
  rateLimit: { key: string; points: Generated<number>; expire: number | null }
}
