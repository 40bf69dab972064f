/** How many files may stand beside a letter at once. */
export const mostLetterFiles = 10
/** How many in all its life, those taken back counted: nobody fills our disk. */
export const mostLetterFilesEver = 60

/** The files a version was sent with: those that were there then, whatever was added or taken back since. */
export function filesOfVersion<Each extends { addedAt: Date; removedAt: Date | null }>(
  files: readonly Each[],
  submittedAt: Date,
): Each[] {
  return files.filter(
    ({ addedAt, removedAt }) => addedAt <= submittedAt && (removedAt === null || removedAt > submittedAt),
  )
}
