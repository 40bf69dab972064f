import type { ComplaintDoer } from '#commands/complaints/doer'
import type { Database } from '#db/client'
import type { Person } from '#domain/permission'
import type { Side, Staff } from '#tests/db/complaints/complaint-model'

/** Who acts on which complaint, in the database. */
export type Real = {
  db: Database
  people: Record<Staff, Person>
  doers: Record<Side, ComplaintDoer>
  shop: Person
  complaintId: string
}
