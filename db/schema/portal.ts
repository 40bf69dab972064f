import type { Generated } from 'kysely'
import type { Bytes, Instant, MovingInstant } from '#db/schema/columns'
import type { Language } from '#domain/language'
import type { MailState } from '#domain/mail'
import type { NoticeKind } from '#domain/notices/kind'

type MailTable = {
  id: Generated<string>
  recipient: string
  language: Language
  kind: string
  subject: string
  text: string
  isSecret: Generated<boolean>
  sellerId: string | null
  dedupeKey: string
  state: Generated<MailState>
  attempts: Generated<number>
  nextAt: MovingInstant
  leasedUntil: MovingInstant | null
  lastError: string | null
  createdAt: Instant
  finishedAt: MovingInstant | null
  readerId: string | null
  wantedAt: Instant | null
  inDigest: Generated<boolean>
  noticeKind: NoticeKind | null
  noticeSubject: string | null
}

type CaseMessageTable = {
  id: Generated<string>
  sellerId: string
  exclusionId: string | null
  sentBy: 'seller' | 'marketplace'
  authorId: string
  text: string
  sentAt: Instant
  readAt: MovingInstant | null
  requestKey: string
}

export interface PortalSchema {
  mail: MailTable
  caseMessage: CaseMessageTable
  signInLink: { tokenHash: Bytes; accountId: string; createdAt: Instant; expiresAt: Instant }
  handoverSecret: {
    id: Generated<string>
    secret: string
    createdAt: Instant
    createdBy: string | null
    endsAt: MovingInstant | null
  }
  handoverUse: { tokenId: string; usedAt: Instant; expiresAt: Instant }
}
