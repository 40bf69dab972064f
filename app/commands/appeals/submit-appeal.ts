import { findAppealStanding } from '#commands/appeals/appeal-standing'
import { type Appellant, actorOfAppellant, isAddressee } from '#commands/appeals/appellant'
import type { AppealAnswer } from '#commands/appeals/change-appeal'
import { tellAppellant } from '#commands/appeals/tell-appellant'
import { record } from '#commands/record'
import { sealAppealFiles } from '#commands/vault/seal-appeal-files'
import { findAppealAnswer, insertAppeal, listEarlierStates, lockStatement } from '#db/appeals/appeals'
import { insertAppealWarning, lockAppealsOf } from '#db/appeals/record'
import type { Database, Tx } from '#db/client'
import { findRecorded } from '#db/events'
import type { KeptFile } from '#db/vault/kept-file'
import { appealDueAt } from '#domain/appeals/clock'
import { type FilingRefusal, judgeFiling } from '#domain/appeals/filing'
import { type GroundsRefusal, judgeGrounds, type StatedGround } from '#domain/appeals/ground'
import type { DomainEvent } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'
import { type AppealFilesRefusal, amountOf, judgeAppealFiles } from '#domain/vault/appeal-files'
import type { EvidenceKind } from '#domain/vault/shows'

export type SubmitAppeal = {
  statementId: string
  grounds: StatedGround[]
  /** What shows it; their bytes are kept already. */
  files?: readonly KeptFile[]
  /** What those files show. */
  shows?: EvidenceKind | null
  /** The marketplace's time zone, in which days are counted. */
  zone: string
  requestKey: string
}
export type SubmitRefusal =
  | FilingRefusal
  | GroundsRefusal
  | AppealFilesRefusal
  | { reason: 'not_found' }
  | { reason: 'request_key_taken' }

/**
 * Takes an appeal from the decision a statement of reasons explains (A2) with its files, and sends its receipt. Free,
 * and only by whom the statement is to: to others it is not there. The decision goes on having effect meanwhile. A
 * repeated request gets its first answer; one about another statement under the same key is refused. Whoever appeals
 * nearly always without ground is warned with it, once.
 */
export async function submitAppeal(
  db: Database,
  { statementId, grounds: given, files = [], shows = null, zone, requestKey }: SubmitAppeal,
  appellant: Appellant,
  now: Date,
): Promise<Result<AppealAnswer & { isWarned?: true }, SubmitRefusal>> {
  return db.transaction().execute(async (tx) => {
    const statement = await lockStatement(tx, statementId)
    if (!statement || !isAddressee(appellant, statement) || statement.undoneAt)
      return refuse({ reason: 'not_found' as const })
    const first = await findAppealAnswer(tx, requestKey)
    if (first?.type === 'appeal_submitted' && first.statementId === statementId)
      return ok({ ...first.answer, ...(first.data.isWarned === true && { isWarned: true }) })
    if (first || (await findRecorded(tx, requestKey))) return refuse({ reason: 'request_key_taken' as const })
    const grounds = judgeGrounds(given)
    if (!grounds.ok) return grounds
    const { subjectKind, language } = statement
    const judged = await admit(tx, { statement, statementId, grounds: grounds.value, files, zone }, now)
    if (!judged.ok) return judged
    const { isWarned } = judged.value

    const dueAt = appealDueAt(subjectKind, now)
    const appeal = { statementId, language, grounds: grounds.value, submittedAt: now, dueAt }
    const id = await insertAppeal(tx, appeal)
    await tellAppellant(tx, { ...statement, id, dueAt }, 'received', now)
    const data = { sellerId: statement.addresseeSellerId, statementId, dueAt: dueAt.toISOString(), isWarned }
    const made = { id, state: 'submitted' as const, addresseeSellerId: statement.addresseeSellerId }
    const sealed = await sealNew(tx, { appeal: made, appellant, files, shows }, now)
    const submitted = { type: 'appeal_submitted', subject: { kind: 'appeal', id }, data } as const
    await record(tx, [submitted, ...sealed], {
      ...{ actor: actorOfAppellant(appellant), at: now, requestKey },
    })
    return ok({ id, state: 'submitted', version: 1, ...(isWarned && { isWarned }) })
  })
}

type Admitting = {
  statement: NonNullable<Awaited<ReturnType<typeof lockStatement>>>
  statementId: string
  grounds: readonly StatedGround[]
  files: readonly KeptFile[]
  zone: string
}

/** Whether it can be taken now, by what its addressee appealed before; whoever is to be warned is, with it. */
async function admit(
  tx: Tx,
  { statement, statementId, grounds, files, zone }: Admitting,
  now: Date,
): Promise<Result<{ isWarned: boolean }, FilingRefusal | AppealFilesRefusal>> {
  const { kind, toldAt } = statement
  const hasNewFacts = grounds.some(({ ground }) => ground === 'new_facts')
  const earlier = await listEarlierStates(tx, statementId)
  await lockAppealsOf(tx, statement)
  const standing = await findAppealStanding(tx, { addressee: statement, zone }, now)
  const judged = judgeFiling({ kind, toldAt, zone, earlier, hasNewFacts, standing }, now)
  if (!judged.ok) return judged
  const room = judgeAppealFiles('submitted', { files: 0, bytes: 0 }, amountOf(files))
  if (!room.ok) return room
  const isWarned = standing.kind === 'warn'
  if (isWarned) await insertAppealWarning(tx, statement, now)
  return ok({ isWarned })
}

/** Seals what was judged with the appeal already. */
async function sealNew(
  tx: Tx,
  sealing: Parameters<typeof sealAppealFiles>[1],
  now: Date,
): Promise<DomainEvent[]> {
  const sealed = await sealAppealFiles(tx, sealing, now)
  if (!sealed.ok) throw new Error(`files that were judged before are refused: ${sealed.refusal.reason}`)
  return sealed.value
}
