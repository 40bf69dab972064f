import { appealConsequences } from '#domain/consequences/appeal'
import { behaviourConsequences } from '#domain/consequences/behaviour'
import { coercionConsequences } from '#domain/consequences/coercion'
import { complaintConsequences } from '#domain/consequences/complaint'
import { detectorModelConsequences } from '#domain/consequences/detector-model'
import { detectorWatchConsequences } from '#domain/consequences/detector-watch'
import { disputeConsequences } from '#domain/consequences/dispute'
import { exclusionConsequences } from '#domain/consequences/exclusion'
import { letterConsequences } from '#domain/consequences/letter'
import { measureConsequences } from '#domain/consequences/measure'
import { mediationConsequences } from '#domain/consequences/mediation'
import { portalConsequences } from '#domain/consequences/portal'
import { qualityConsequences } from '#domain/consequences/quality'
import { quietConsequences } from '#domain/consequences/quiet'
import { replyConsequences } from '#domain/consequences/reply'
import { reviewConsequences } from '#domain/consequences/review'
import { reviewRequestConsequences } from '#domain/consequences/review-request'
import { ringConsequences } from '#domain/consequences/ring'
import type { ConsequenceTable, JobName, JobToDo } from '#domain/consequences/table'
import { vaultConsequences } from '#domain/consequences/vault'
import { waitConsequences } from '#domain/consequences/wait'
import type { DomainEvent, EventData } from '#domain/event'

/** Work an event sets off: which, about what, and how long it is held back. */
export type Consequence = { job: JobName; subjectId: string; afterMs: number }

const consequences: ConsequenceTable<EventData> = {
  ...reviewConsequences,
  ...quietConsequences,
  ...detectorModelConsequences,
  ...detectorWatchConsequences,
  ...appealConsequences,
  ...disputeConsequences,
  ...behaviourConsequences,
  ...complaintConsequences,
  ...exclusionConsequences,
  ...measureConsequences,
  ...letterConsequences,
  ...mediationConsequences,
  ...vaultConsequences,
  ...qualityConsequences,
  ...portalConsequences,
  ...replyConsequences,
  ...coercionConsequences,
  ...reviewRequestConsequences,
  ...ringConsequences,
  ...waitConsequences,
}

/** What each event sets in motion. */
export function consequencesOf(event: DomainEvent): Consequence[] {
  // The table is made of the very union the event comes from; TypeScript cannot follow the pair.
  const sets = consequences[event.type] as (data: DomainEvent['data']) => JobToDo[]
  return sets(event.data).map((job) => ({ subjectId: event.subject.id, ...job }))
}
