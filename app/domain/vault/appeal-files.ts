import { type AppealState, isOpenAppeal } from '#domain/appeals/state'
import { ok, type Result, refuse } from '#domain/result'
import { mostBytesOfCase, mostFilesOfSide } from '#domain/vault/evidence'

export type AppealFilesRefusal = { reason: 'appeal_over' | 'too_many_files' }

type Amount = { files: number; bytes: number }

export function amountOf(files: readonly { size: number }[]): Amount {
  return { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) }
}

/** Whether whoever appeals may hand in more files: while nothing is decided, as many as a side of a complaint. */
export function judgeAppealFiles(
  state: AppealState,
  filed: Amount,
  more: Amount,
): Result<undefined, AppealFilesRefusal> {
  if (!isOpenAppeal(state)) return refuse({ reason: 'appeal_over' })
  const isTooMuch = filed.files + more.files > mostFilesOfSide || filed.bytes + more.bytes > mostBytesOfCase
  return isTooMuch ? refuse({ reason: 'too_many_files' }) : ok(undefined)
}
