import { countOwn, readOwnComplaints } from '#app/pages/own-complaints.server.ts'
import { toPlain } from '#app/pages/plain.ts'
import type { Database } from '#db/client'
import { listHeldMessages } from '#db/complaints/held'
import { listComplaintLine, summariseComplaintLines } from '#db/complaints/lists'
import { whyFirst } from '#domain/complaints/desk'
import type { Person } from '#domain/permission'

/** So many held messages are shown and counted. */
const mostHeld = 100

/** A page of a line in the order it is served, with why some stand first in it. */
export async function readComplaintLine(db: Database, asked: Parameters<typeof listComplaintLine>[1]) {
  const rows = await listComplaintLine(db, asked)
  return rows.map(({ withdrawal, withdrawalHeardAt, isFlagged, ...row }) => ({
    ...row,
    first: whyFirst({ withdrawal, withdrawalHeardAt, isFlagged }),
  }))
}

/** What waits in the lines of complaints: what is in this person's hands, what is held, and how much there is of each. */
export async function readComplaintLines(db: Database, person: Person, now: Date) {
  const [own, held, lines] = await Promise.all([
    readOwnComplaints(db, person, now),
    listHeldMessages(db, mostHeld),
    summariseComplaintLines(db),
  ])
  return { own, held, counts: { lines: toPlain(lines), own: countOwn(own), held: held.length } }
}
