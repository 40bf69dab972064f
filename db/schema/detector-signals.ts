import type { Generated } from 'kysely'
import type { Day, MovingInstant } from '#db/schema/columns'

type SignalMarkTable = {
  reviewId: string
  revision: number
  /** A `SignalName`; those of older screenings stay, so that the column is a plain text. */
  signal: string
  isRight: boolean
  markedBy: string
  markedAt: MovingInstant
}

export interface DetectorSignalsSchema {
  signalMark: SignalMarkTable
  /** `signal` is a `SignalName`, or `*` for every screening. */
  signalDay: { day: Day; signal: string; fired: number }
  signalCounting: { isOnly: Generated<boolean>; countedUntil: MovingInstant }
}
