import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { lockFilings } from '#db/filings'
import type { FilingRecord } from '#domain/abuse'

/** Whose appeals: those of a shop, or of somebody without an account. */
export type Addressee = { addresseeSellerId: string | null; addresseePersonId: string | null }

/** What became of somebody's appeals since then; without ground is one that was not right in any of its grounds. */
export async function findAppealRecord(db: Database | Tx, of: Addressee, since: Date): Promise<FilingRecord> {
  const { kind, id } = partyOf(of)
  const { rows } = await sql<FilingRecord>`
    with warned as (
      select max(warned_at) as at from abuse_warning
      where what = 'appeal' and party_kind = ${kind} and party_id = ${id} and warned_at >= ${since}),
    judged as (
      select a.submitted_at, a.decided_at, a.outcome = 'upheld'
        and not a.answers @> '[{"isRight": true}]' as is_unfounded
      from statement s join appeal a on a.statement_id = s.id
      where ${isTo(of)} and a.decided_at >= ${since} and a.outcome_statement_id is not null)
    select count(*)::int as decided, count(*) filter (where is_unfounded)::int as unfounded,
      (select at from warned) as warned_at,
      count(*) filter (where is_unfounded and submitted_at >= (select at from warned))::int as unfounded_since,
      max(decided_at) filter (where is_unfounded) as last_unfounded_at
    from judged`.execute(db)
  const [record] = rows
  if (!record) throw new Error('An aggregate always has a row')
  return record
}

/** Makes this party's other appeals wait until the transaction ends. */
export function lockAppealsOf(tx: Tx, of: Addressee): Promise<void> {
  const { kind, id } = partyOf(of)
  return lockFilings(tx, 'appeals', `${kind} ${id}`)
}

export async function insertAppealWarning(tx: Tx, of: Addressee, now: Date): Promise<void> {
  const { kind: partyKind, id: partyId } = partyOf(of)
  await tx
    .insertInto('abuseWarning')
    .values({ what: 'appeal', partyKind, partyId, warnedAt: now })
    .onConflict((known) => known.doNothing())
    .execute()
}

function isTo({ addresseeSellerId, addresseePersonId }: Addressee): RawBuilder<boolean> {
  return addresseeSellerId === null
    ? sql`s.addressee_person_id = ${addresseePersonId}`
    : sql`s.addressee_seller_id = ${addresseeSellerId}`
}

function partyOf({ addresseeSellerId, addresseePersonId }: Addressee) {
  return addresseeSellerId === null
    ? ({ kind: 'person', id: addresseePersonId ?? '' } as const)
    : ({ kind: 'seller', id: addresseeSellerId } as const)
}
