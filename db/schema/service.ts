import type { Generated } from 'kysely'
import type { Bytes, Instant, Json, MovingInstant } from '#db/schema/columns'
import type { LineOfWait } from '#domain/usual-wait'

export interface ServiceSchema {
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
  usualWait: {
    line: LineOfWait
    halfMs: number
    mostMs: number
    answered: number
    countedAt: MovingInstant
  }
  toldWait: { line: LineOfWait; place: string; toldAt: Instant }
  clockShift: { onlyRow: Generated<boolean>; aheadMs: number }
}
