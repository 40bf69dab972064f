import type { AppLoadContext } from '@remix-run/node'
import { openComplaintLink } from '#app/pages/complaint-link.server.ts'
import { requireSeller } from '#app/web/services.server.ts'
import { type ComplaintDoer, shopDoer } from '#commands/complaints/doer'
import { type Complaint, findComplaint } from '#db/complaints/complaints'
import type { ComplaintSide } from '#domain/complaints/mover'
import { isOfShop, sideOfSeller } from '#domain/complaints/side'

/** Whoever asks about a complaint of theirs: which side they are, and as whom they act. */
export type SideOfComplaint = {
  complaint: Complaint
  side: ComplaintSide
  /** Null: by a signed link. */
  authorId: string | null
  doer: ComplaintDoer
  /** Where this side reads of it: a path, or what pages beside it begin with, and the query all of them need. */
  at: string
  query: string
}

/**
 * The shop's side of a complaint; anybody else's is not there.
 *
 * @throws as `requireSeller` does, and a 404.
 */
export async function requireShopComplaint(
  context: AppLoadContext,
  request: Request,
  complaintId: string | undefined,
): Promise<SideOfComplaint & { authorId: string }> {
  const person = requireSeller(context, request)
  const complaint = await findComplaint(context.db, complaintId ?? '')
  if (!complaint || !isOfShop(complaint, person.sellerId)) throw new Response(null, { status: 404 })
  const side = sideOfSeller(complaint.filedBy)
  const at = `/portal/complaints/${encodeURIComponent(complaint.id)}`
  return { complaint, side, authorId: person.id, doer: shopDoer(person, side), at, query: '' }
}

/**
 * The same of one it deals in: evidence and offers are not there for a shop that has not been asked yet.
 *
 * @throws as `requireShopComplaint` does.
 */
export async function requireShopSide(
  context: AppLoadContext,
  request: Request,
  complaintId: string | undefined,
): Promise<SideOfComplaint> {
  const own = await requireShopComplaint(context, request, complaintId)
  if (own.side !== 'complainant' && own.complaint.sellerAskedAt === null)
    throw new Response(null, { status: 404 })
  return own
}

/**
 * The side whose signed link this is.
 *
 * @throws a 404 where the link is altered, for something else or over: which of them is not told.
 */
export async function requireLinkSide(context: AppLoadContext, request: Request): Promise<SideOfComplaint> {
  const opened = await openComplaintLink(context, request)
  if (!opened.ok) throw new Response(null, { status: 404 })
  return { ...opened.value, authorId: null, at: '/complaint' }
}
