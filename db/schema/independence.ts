import type { Generated } from 'kysely'
import type { Instant, MovingInstant } from '#db/schema/columns'
import type { WaivableKind } from '#domain/independence/waiver'

export interface IndependenceSchema {
  independenceWaiver: {
    id: Generated<string>
    kinds: WaivableKind[]
    reason: string
    recordedBy: string
    recordedAt: Instant
    endsAt: Instant
    endedAt: MovingInstant | null
    endedBy: string | null
  }
}
