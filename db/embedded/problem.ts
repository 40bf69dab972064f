/** Something the person who started Assay can put right; its message is one line and says what and where. */
export class EmbeddedProblem extends Error {}

const meanings: Partial<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is not a folder',
  EEXIST: 'a file of that name is in the way',
}

/** Runs `work` and puts what the file system refuses into one line about `folder`. */
export async function explainingFiles<Value>(folder: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const meaning = meanings[code]
    if (!meaning) throw error
    throw new EmbeddedProblem(`The embedded database cannot use ${folder} (DATA_DIR): ${meaning}`)
  }
}
