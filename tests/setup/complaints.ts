import { acknowledgeComplaint } from '#commands/complaints/acknowledge-complaint'
import { linkDoer, shopDoer } from '#commands/complaints/doer'
import { triageComplaint } from '#commands/complaints/triage-complaint'
import { receiveComplaints } from '#commands/receive-complaints'
import type { Database } from '#db/client'
import { findComplaint } from '#db/complaints/complaints'
import type { TriageDecision } from '#domain/complaints/triage'
import type { ComplaintRow } from '#domain/intake'
import type { Person } from '#domain/permission'
import { zone } from '#tests/setup/zone'

export const monday = new Date('2026-11-16T09:00:00Z')
export const hoursAfter = (hours: number) => new Date(monday.getTime() + hours * 3_600_000)

const operator = { kind: 'operator', id: 'test' } as const
export const buyer = linkDoer('complainant', 'buyer-7')
export const shopOf = (person: Person) => shopDoer(person, 'respondent')

/** A complaint of a buyer that waits to be sorted. */
export async function fileComplaint(db: Database, fields: Partial<ComplaintRow> = {}): Promise<string> {
  const row: ComplaintRow = {
    ...{ id: 'c-1', sellerId: 's-1', orderId: 'o-1', complainantId: 'buyer-7', kind: 'delivery' },
    ...{ text: 'My parcel is three weeks late.', createdAt: monday.toISOString() },
    ...{ contactEmail: 'buyer@example.org', language: 'uk', ...fields },
  }
  await receiveComplaints(db, [row], operator, monday)
  await acknowledgeComplaint(db, { complaintId: row.id, requestKey: `acknowledge:${row.id}` }, monday)
  return row.id
}

export const askSeller: TriageDecision = { move: 'ask_seller', hours: 72, namesComplainant: false }

/** What one of our people decides about a complaint as it stands. */
export async function decideTriage(
  db: Database,
  { complaintId, decision }: { complaintId: string; decision: TriageDecision },
  person: Person,
  now = monday,
) {
  const seenVersion = (await findComplaint(db, complaintId))?.version
  return triageComplaint(
    db,
    { zone, complaintId, decision, seenVersion, requestKey: crypto.randomUUID() },
    person,
    now,
  )
}

export async function stateOf(db: Database, complaintId: string) {
  return (await findComplaint(db, complaintId))?.state
}
