import type { AppLoadContext } from '@remix-run/node'
import { z } from 'zod'
import type { FileStore } from '#app/files/store.ts'
import { chosenFiles, fileAnswer, keepHandedIn, readHandedIn } from '#app/pages/handed-in.server.ts'
import { findLiftedPart } from '#commands/appeals/lifted-part'
import type { Database } from '#db/client'
import { countAppealFiles, findAppealFile } from '#db/vault/appeal-evidence'
import type { KeptFile } from '#db/vault/kept-file'
import { mayOpenFiles } from '#domain/appeals/reviewer'
import type { AppealState } from '#domain/appeals/state'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import { amountOf, judgeAppealFiles } from '#domain/vault/appeal-files'

type HandingIn = {
  store: FileStore
  db: Database
  form: FormData
  /** The appeal they are for, if there is one already; none before it is made. */
  appeal: { id: string; state: AppealState } | undefined
}

/**
 * The files of an appellant's form, looked at, stripped and kept, or what is wrong with one. Whether there is room for
 * them is asked before any is looked at; the command asks again under its lock.
 */
export async function readAppealFiles({
  store,
  db,
  form,
  appeal,
}: HandingIn): Promise<Result<KeptFile[], { reason: string; name: string }>> {
  const chosen = chosenFiles(form)
  if (chosen.length === 0 && !appeal) return ok([])
  const filed = appeal ? await countAppealFiles(db, appeal.id) : { files: 0, bytes: 0 }
  const room = judgeAppealFiles(appeal?.state ?? 'submitted', filed, amountOf(chosen))
  if (!room.ok) return refuse({ reason: room.refusal.reason, name: '' })
  const read = await readHandedIn(chosen)
  return read.ok ? ok(await keepHandedIn(store, read.value)) : read
}

type Asked = { fileId: string | undefined } & ({ statementId: string } | { appealId: string; reader: Person })

/**
 * A file of an appeal as a download: for the addressee of the statement it is from, or for one of our people whom
 * nothing ties to it.
 *
 * @throws a 404 where there is none that they may open.
 */
export async function appealFileAnswer(
  { db, files, clock }: AppLoadContext,
  { fileId, ...asked }: Asked,
): Promise<Response> {
  const id = z.uuid().safeParse(fileId)
  const found = id.success ? await findAppealFile(db, id.data) : undefined
  if (!found) throw new Response(null, { status: 404 })
  const isTheirs =
    'statementId' in asked
      ? found.statementId === asked.statementId
      : found.appealId === asked.appealId &&
        mayOpenFiles(
          await findLiftedPart(db, { ...found, id: found.appealId }, asked.reader.id, clock.now()),
          found.state,
        )
  if (!isTheirs) throw new Response(null, { status: 404 })
  return fileAnswer(files, found)
}
