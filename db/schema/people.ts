import type { Generated } from 'kysely'
import type { Bytes, Instant, MovingInstant } from '#db/schema/columns'
import type { ComplaintSkill } from '#domain/complaints/desk'
import type { Language } from '#domain/language'
import type { Role, Scope, ShopRole } from '#domain/permission'

type AccountTable = {
  id: Generated<string>
  email: string
  name: string
  role: Role
  passwordHash: string | null
  sellerId: string | null
  /** Of sellers only. */
  shopRole: ShopRole | null
  notifyEmail: string | null
  language: Generated<'en' | 'uk' | 'ru' | 'zh'>
  /** What they judge complaints of best, and in which languages; empty: everything. */
  skills: Generated<ComplaintSkill[]>
  languages: Generated<Language[]>
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

export interface PeopleSchema {
  account: AccountTable
  session: {
    tokenHash: Bytes
    accountId: string
    createdAt: Instant
    lastSeenAt: MovingInstant
    expiresAt: MovingInstant
  }
  apiKey: ApiKeyTable
  rateLimit: { key: string; points: Generated<number>; expire: number | null }
}
