import type { AppLoadContext } from '@remix-run/node'
import { readOwnAgreement } from '#app/pages/agreement.server.ts'
import { agreementNotices, answerAgreementForm } from '#app/pages/agreement-requests.server.ts'
import type { SideOfComplaint } from '#app/pages/side-of-complaint.server.ts'

/** What the page of an agreement shows one side. */
export async function gatherOwnAgreement(
  { db, clock, environment }: AppLoadContext,
  { complaint, side, at, query }: SideOfComplaint,
) {
  const when = { now: clock.now(), zone: environment.marketplaceZone }
  return {
    agreement: await readOwnAgreement(db, complaint, side, when),
    back: at + query,
    evidence: `${at}/evidence${query}`,
    live: `${at}/live${query}`,
    notices: agreementNotices,
    requestKey: crypto.randomUUID(),
  }
}

/** Carries out a form of that page. */
export function answerOwnAgreement(
  { db, clock, environment }: AppLoadContext,
  form: FormData,
  { complaint, side, authorId, doer, at, query }: SideOfComplaint,
) {
  return answerAgreementForm(db, form, {
    ...{ complaintId: complaint.id, side, authorId, doer },
    ...{ zone: environment.marketplaceZone, now: clock.now(), back: `${at}/agreement${query}` },
  })
}
