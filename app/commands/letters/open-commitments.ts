import type { Tx } from '#db/client'
import { lockCase } from '#db/letters/case'
import { insertCommitments } from '#db/letters/commitments'
import { listRowVerdicts } from '#db/letters/judgements'
import { findVersion, lockConstructiveLetter, setLetter } from '#db/letters/letters'
import { dayOf } from '#domain/day'
import type { DomainEvent } from '#domain/event'
import { promisesOf } from '#domain/letter/promise'
import { moveLetter } from '#domain/letter/state'

/**
 * Makes what a seller promised into commitments, on the return to the catalogue (L10, B50). It is part of the
 * transaction that returns the seller, which has locked the case and records the events this hands back. Done
 * twice it changes nothing the second time.
 */
export async function openCommitments(
  tx: Tx,
  { exclusionId }: { exclusionId: string },
  now: Date,
): Promise<DomainEvent[]> {
  const ofCase = await lockCase(tx, exclusionId)
  if (!ofCase) return []
  const letter = await lockConstructiveLetter(tx, exclusionId)
  if (typeof letter?.sentVersion !== 'number') return []
  const version = letter.sentVersion
  const sent = await findVersion(tx, letter.id, version)
  const rows = await listRowVerdicts(tx, { letterId: letter.id, version })
  const promises = sent ? promisesOf(sent.content, rows, dayOf(now, ofCase.zone)) : []
  const count = await insertCommitments(tx, letter, promises, now)
  if (count === 0) return []

  const moved = moveLetter(letter.state, 'open_commitments')
  if (moved.ok) await setLetter(tx, letter.id, { state: moved.value })
  const subject = { kind: 'letter' as const, id: letter.id }
  return [{ type: 'commitments_opened', subject, data: { exclusionId, count } }]
}
