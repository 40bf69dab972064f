import { expect } from 'vitest'
import { findComplaint } from '#db/complaints/complaints'
import { type ComplaintModel, type Other, twins } from '#tests/db/complaints/complaint-model'
import type { Real } from '#tests/db/complaints/model-real'
import { fileComplaint } from '#tests/setup/complaints'

export const idOf = ({ complaintId }: Real, which: 'own' | Other) =>
  which === 'own' ? complaintId : `${complaintId}-${which}`

/** The other complaints are filed when the first is to be joined. */
export async function fileOthers(real: Real): Promise<void> {
  if (await findComplaint(real.db, idOf(real, 'strange'))) return
  for (const which of [...twins, 'strange'] as const) {
    const complainantId = which === 'strange' ? { complainantId: 'buyer-8' } : {}
    const id = idOf(real, which)
    await fileComplaint(real.db, { id, orderId: `o-${id}`, text: `Of the ${which}.`, ...complainantId })
  }
}

/** Each is joined with what it ought to be, and was handed the words of all that were ever joined with it, once. */
export async function compareJoined(model: ComplaintModel, real: Real): Promise<void> {
  const ofAll = ['own', ...twins] as const
  const found = await real.db
    .selectFrom('complaint')
    .select(['id', 'state', 'duplicateOf', 'text'])
    .where(
      'id',
      'in',
      ofAll.map((which) => idOf(real, which)),
    )
    .execute()
  const nameOf = (complaintId: string | null) =>
    ofAll.find((which) => idOf(real, which) === complaintId) ?? null
  const messages = await real.db
    .selectFrom('complaintMessage')
    .select(['complaintId', 'text'])
    .where('lane', '=', 'complainant')
    .where(
      'complaintId',
      'in',
      ofAll.map((which) => idOf(real, which)),
    )
    .execute()
  for (const { id, state, duplicateOf } of found) {
    const which = nameOf(id) ?? 'own'
    const joinedWith = which === 'own' ? model.joinedWith : model.twins[which]
    expect([which, nameOf(duplicateOf), state === 'duplicate']).toEqual([
      which,
      joinedWith,
      joinedWith !== null,
    ])
    const theirs = messages.filter(({ complaintId }) => complaintId === id)
    const handed = found.flatMap((one) =>
      theirs.filter(({ text }) => text === one.text).map(() => nameOf(one.id)),
    )
    expect([which, handed.sort()]).toEqual([which, model.handed[which]])
  }
}
