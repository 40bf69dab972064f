import type { Generated } from 'kysely'
import type { MovingInstant } from '#db/schema/columns'
import type { MailWish, NoticeKind } from '#domain/notices/kind'

type NoticeTable = {
  id: Generated<string>
  accountId: string
  kind: NoticeKind
  subjectId: string
  inBell: boolean
  times: Generated<number>
  createdAt: MovingInstant
  readAt: MovingInstant | null
  mail: 'now' | 'digest' | 'done' | null
  mailAt: MovingInstant | null
}

export interface NoticesSchema {
  notice: NoticeTable
  noticePreference: { accountId: string; kind: NoticeKind; inBell: boolean; mail: MailWish }
  /** Minutes are counted from midnight in the zone. */
  noticeSetting: {
    accountId: string
    zone: string
    quietFrom: number | null
    quietUntil: number | null
    digestAt: number
  }
}
