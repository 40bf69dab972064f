import type { Tx } from '#db/client'
import { listMediators } from '#db/mediation/mediations'
import { may, type Person } from '#domain/permission'

/** Whether this person mediates now: whoever took it last, while it goes on. */
export async function isPresentMediator(
  tx: Tx,
  { complaintId, mediation }: { complaintId: string; mediation: { id: string } },
  person: Person,
): Promise<boolean> {
  const last = (await listMediators(tx, complaintId)).at(-1)
  return may(person, 'mediate_complaints') && last?.id === person.id && last.mediationId === mediation.id
}
