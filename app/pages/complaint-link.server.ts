import type { AppLoadContext } from '@remix-run/node'
import { readLink } from '#app/sign-link.ts'
import { type ComplaintDoer, linkDoer } from '#commands/complaints/doer'
import { findParty } from '#commands/complaints/party'
import { type Complaint, findComplaint } from '#db/complaints/complaints'
import { type ComplaintSide, complaintSides } from '#domain/complaints/mover'
import { ok, type Result, refuse } from '#domain/result'
import type { LinkRefusal } from '#domain/signed-link'

export type OpenedComplaint = {
  complaint: Complaint
  side: ComplaintSide
  doer: ComplaintDoer
  /** What every page of this link ends with. */
  query: string
}

/** The complaint the address's signed link opens, and as which side. */
export async function openComplaintLink(
  { db, clock, environment }: AppLoadContext,
  request: Request,
): Promise<Result<OpenedComplaint, LinkRefusal>> {
  const token = new URL(request.url).searchParams.get('link') ?? ''
  const read = readLink(
    token,
    { purpose: 'complaint' },
    { secret: environment.sessionSecret, now: clock.now() },
  )
  if (!read.ok) return read
  const side = complaintSides.find((each) => each === read.value.party)
  const complaint = side && (await findComplaint(db, read.value.subject))
  if (!complaint) return refuse({ reason: 'not_valid' })
  const doer = linkDoer(side, await findParty(db, complaint, side))
  return ok({ complaint, side, doer, query: `?link=${encodeURIComponent(token)}` })
}
