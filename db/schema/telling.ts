import type { Generated, GeneratedAlways } from 'kysely'
import type { Instant, Json, MovingInstant } from '#db/schema/columns'
import type { SubjectKind } from '#domain/event'

type MarketplaceEventTable = {
  id: GeneratedAlways<number>
  eventId: number
  type: string
  happenedAt: Instant
  subjectKind: SubjectKind
  subjectId: string
  data: Json<Record<string, unknown>>
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

export interface TellingSchema {
  marketplaceEvent: MarketplaceEventTable
  webhookEndpoint: WebhookEndpointTable
  webhookDelivery: WebhookDeliveryTable
}
