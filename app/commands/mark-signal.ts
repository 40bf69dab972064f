import { record } from '#commands/record'
import type { Database } from '#db/client'
import { deleteSignalMark, listOwnMarks, lockSignals, setSignalMark } from '#db/detector/signal-marks'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** `isRight` is null where somebody takes their mark back. */
export type MarkSignal = { reviewId: string; revision: number; signal: string; isRight: boolean | null }
export type MarkRefusal = { reason: 'not_permitted' } | { reason: 'no_such_signal' }

/**
 * Keeps whether a person finds a signal of a screening right or wrong. The same mark twice is one mark and one
 * event. It changes nothing about the review and nothing about what is decided.
 *
 * Refused where the revision was not screened, or the screening did not find that signal.
 */
export async function markSignal(
  db: Database,
  { reviewId, revision, signal, isRight }: MarkSignal,
  person: Person,
  now: Date,
): Promise<Result<undefined, MarkRefusal>> {
  if (!may(person, 'decide_reviews')) return refuse({ reason: 'not_permitted' })
  return db.transaction().execute(async (tx) => {
    const mark = { reviewId, revision, signal, markedBy: person.id }
    const found = await lockSignals(tx, mark)
    if (!found?.includes(signal)) return refuse({ reason: 'no_such_signal' as const })
    const own = (await listOwnMarks(tx, mark)).find((other) => other.signal === signal)
    if ((own?.isRight ?? null) === isRight) return ok(undefined)

    if (isRight === null) await deleteSignalMark(tx, mark)
    else await setSignalMark(tx, { ...mark, isRight, markedAt: now })
    await record(
      tx,
      [
        {
          type: 'signal_marked',
          subject: { kind: 'review', id: reviewId },
          data: { revision, signal, isRight },
        },
      ],
      { actor: { kind: 'person', id: person.id }, at: now },
    )
    return ok(undefined)
  })
}
