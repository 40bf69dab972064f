import type { Database, Tx } from '#db/client'

type Subject = { reviewId: string; revision: number; signal: string }

/** The screening of a revision, held against being marked by somebody else at once; its signals' names. */
export async function lockSignals(
  tx: Tx,
  { reviewId, revision }: Omit<Subject, 'signal'>,
): Promise<string[] | undefined> {
  const screening = await tx
    .selectFrom('screening')
    .select('signals')
    .where('reviewId', '=', reviewId)
    .where('revision', '=', revision)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return screening?.signals.map(({ name }) => name)
}

/** The signals of a screening that this person has marked. */
export function listOwnMarks(
  db: Database | Tx,
  { reviewId, revision, markedBy }: Omit<Subject, 'signal'> & { markedBy: string },
) {
  return db
    .selectFrom('signalMark')
    .select(['signal', 'isRight'])
    .where('reviewId', '=', reviewId)
    .where('revision', '=', revision)
    .where('markedBy', '=', markedBy)
    .execute()
}

/** Keeps what somebody thinks of a signal, in place of what they thought before. */
export async function setSignalMark(
  tx: Tx,
  mark: Subject & { isRight: boolean; markedBy: string; markedAt: Date },
): Promise<void> {
  const { isRight, markedAt } = mark
  await tx
    .insertInto('signalMark')
    .values(mark)
    .onConflict((conflict) =>
      conflict.columns(['reviewId', 'revision', 'signal', 'markedBy']).doUpdateSet({ isRight, markedAt }),
    )
    .execute()
}

export async function deleteSignalMark(tx: Tx, mark: Subject & { markedBy: string }): Promise<void> {
  await tx
    .deleteFrom('signalMark')
    .where('reviewId', '=', mark.reviewId)
    .where('revision', '=', mark.revision)
    .where('signal', '=', mark.signal)
    .where('markedBy', '=', mark.markedBy)
    .execute()
}
