import type { Appellant } from '#commands/appeals/appellant'
import type { Tx } from '#db/client'
import { countAppealFiles, insertAppealFiles } from '#db/vault/appeal-evidence'
import type { KeptFile } from '#db/vault/kept-file'
import type { AppealState } from '#domain/appeals/state'
import type { DomainEvent } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'
import { type AppealFilesRefusal, amountOf, judgeAppealFiles } from '#domain/vault/appeal-files'
import type { EvidenceKind } from '#domain/vault/shows'

type Sealing = {
  appeal: { id: string; state: AppealState; addresseeSellerId: string | null }
  appellant: Appellant
  files: readonly KeptFile[]
  /** What their appellant says they show. */
  shows: EvidenceKind | null
}

/**
 * Seals files beside an appeal, whose bytes are kept already, with this moment; what is to be said of that. Nothing is
 * said where all of them were handed in before. The caller holds the appeal, or has written it in the same transaction,
 * so that what there is of it already stays what was counted.
 */
export async function sealAppealFiles(
  tx: Tx,
  { appeal, appellant, files, shows }: Sealing,
  now: Date,
): Promise<Result<DomainEvent[], AppealFilesRefusal>> {
  if (files.length === 0) return ok([])
  const { id, state, addresseeSellerId: sellerId } = appeal
  const judged = judgeAppealFiles(state, await countAppealFiles(tx, id), amountOf(files))
  if (!judged.ok) return refuse(judged.refusal)
  const authorId = appellant.kind === 'seller' ? appellant.accountId : null
  const rows = await insertAppealFiles(tx, { appealId: id, authorId, shows }, files, now)
  const sealed = rows.map(({ id: evidenceId, ...digests }) => ({ evidenceId, ...digests }))
  const subject = { kind: 'appeal', id } as const
  return ok(
    sealed.length > 0
      ? [{ type: 'appeal_files_sealed', subject, data: { sellerId, files: sealed, shows } }]
      : [],
  )
}
