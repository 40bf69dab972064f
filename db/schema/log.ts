import type { GeneratedAlways } from 'kysely'
import type { Bytes, Instant, Json, MovingInstant } from '#db/schema/columns'
import type { Actor, EventType, SubjectKind } from '#domain/event'

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

type OutboxTable = {
  id: GeneratedAlways<number>
  job: string
  subjectId: string
  eventId: number | null
  dueAt: MovingInstant
}

export interface LogSchema {
  event: EventTable
  auditChain: { chain: number; seq: number; hash: Bytes }
  auditLink: { chain: number; seq: number; eventIds: number[]; hash: Bytes }
  outbox: OutboxTable
}
