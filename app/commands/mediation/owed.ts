import type { Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { findRemedy } from '#db/mediation/remedies'

/** What is owed, or was missed and is mediated about. */
export async function findOwed(tx: Tx, { id, state }: Complaint) {
  const remedy = state === 'remedy_pending' || state === 'mediation' ? await findRemedy(tx, id) : undefined
  return state === 'mediation' && remedy?.state !== 'missed' ? undefined : remedy
}
