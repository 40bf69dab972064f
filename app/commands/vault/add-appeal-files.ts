import { type Appellant, actorOfAppellant, isAddressee } from '#commands/appeals/appellant'
import { record } from '#commands/record'
import { sealAppealFiles } from '#commands/vault/seal-appeal-files'
import { lockAppeal, setAppeal } from '#db/appeals/appeals'
import type { Database } from '#db/client'
import type { KeptFile } from '#db/vault/kept-file'
import { ok, type Result, refuse } from '#domain/result'
import type { AppealFilesRefusal } from '#domain/vault/appeal-files'
import type { EvidenceKind } from '#domain/vault/shows'

/**
 * Seals more files beside an appeal that is not decided, by whom it is; to others it is not there. Whoever judges it
 * and has not seen them is turned away once. Files handed in before change nothing.
 */
export async function addAppealFiles(
  db: Database,
  {
    appealId,
    files,
    shows = null,
  }: { appealId: string; files: readonly KeptFile[]; shows?: EvidenceKind | null },
  appellant: Appellant,
  now: Date,
): Promise<Result<undefined, AppealFilesRefusal | { reason: 'not_found' }>> {
  return db.transaction().execute(async (tx) => {
    const appeal = await lockAppeal(tx, appealId)
    if (!appeal || !isAddressee(appellant, appeal)) return refuse({ reason: 'not_found' as const })
    const sealed = await sealAppealFiles(tx, { appeal, appellant, files, shows }, now)
    if (!sealed.ok) return sealed
    if (sealed.value.length === 0) return ok(undefined)
    await setAppeal(tx, appealId, {})
    await record(tx, sealed.value, { actor: actorOfAppellant(appellant), at: now })
    return ok(undefined)
  })
}
