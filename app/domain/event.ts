import type { AdministrationEvents } from '#domain/events/administration'
import type { AppealEvents } from '#domain/events/appeal'
import type { BehaviourEvents } from '#domain/events/behaviour'
import type { CoercionEvents } from '#domain/events/coercion'
import type { ComplaintEvents } from '#domain/events/complaint'
import type { DetectorModelEvents } from '#domain/events/detector-model'
import type { DetectorWatchEvents } from '#domain/events/detector-watch'
import type { DisputeEvents } from '#domain/events/dispute'
import type { ExclusionEvents } from '#domain/events/exclusion'
import type { IntakeEvents } from '#domain/events/intake'
import type { LetterEvents } from '#domain/events/letter'
import type { MeasureEvents } from '#domain/events/measure'
import type { MediationEvents } from '#domain/events/mediation'
import type { PortalEvents } from '#domain/events/portal'
import type { QualityEvents } from '#domain/events/quality'
import type { ReplyEvents } from '#domain/events/reply'
import type { ReviewEvents } from '#domain/events/review'
import type { ReviewRequestEvents } from '#domain/events/review-request'
import type { RingEvents } from '#domain/events/ring'
import type { VaultEvents } from '#domain/events/vault'
import type { WaitEvents } from '#domain/events/wait'
import type { WorkEvents } from '#domain/events/work'

/** Who did something: a person, a marketplace's API key, a named job, or a command typed by an operator. */
export type Actor = { kind: 'person' | 'api_key' | 'job' | 'operator'; id: string; onBehalfOf?: string }

export type SubjectKind =
  | 'review'
  | 'seller'
  | 'order'
  | 'reply'
  | 'work_item'
  | 'account'
  | 'api_key'
  | 'webhook_endpoint'
  | 'policy'
  | 'exclusion'
  | 'incident'
  | 'handover_secret'
  | 'trusted_flagger'
  | 'waiver'
  | 'clock'
  | 'complaint'
  | 'letter'
  | 'quality_run'
  | 'quality_policy'
  | 'detector_model'
  | 'detector_training'
  | 'detector_alarm'
  | 'ring'
  | 'behaviour_counters'
  | 'appeal'
  | 'dispute'
  | 'fault_claim'

/** What each thing that can happen carries. Past tense; ids, states and codes only, never personal data. */
export type EventData = ReviewEvents &
  IntakeEvents &
  WorkEvents &
  AdministrationEvents &
  DetectorWatchEvents &
  AppealEvents &
  DisputeEvents &
  BehaviourEvents &
  ComplaintEvents &
  ExclusionEvents &
  MeasureEvents &
  LetterEvents &
  MediationEvents &
  VaultEvents &
  PortalEvents &
  QualityEvents &
  DetectorModelEvents &
  ReplyEvents &
  CoercionEvents &
  ReviewRequestEvents &
  RingEvents &
  WaitEvents
export type EventType = keyof EventData

/** Something that happened, to what, and its particulars. */
export type DomainEvent = {
  [Type in EventType]: { type: Type; subject: { kind: SubjectKind; id: string }; data: EventData[Type] }
}[EventType]
