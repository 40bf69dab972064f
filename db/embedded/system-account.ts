import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { EmbeddedProblem } from '#db/embedded/problem'

/** Whom a server process runs as, as options of `spawn`; empty means: as we do. */
export type SystemAccount = { uid?: number; gid?: number }

/**
 * The account for the server whose files are in `cluster`. Postgres refuses to run as root, so root lends it to
 * the owner of existing files, else to the user `postgres`, who is created where missing.
 */
export function accountFor(cluster: string): SystemAccount {
  if (process.getuid?.() !== 0) return {}
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return lookUp('postgres') ?? createAccount('postgres')
}

/** Whether the account can enter a folder or run a program, with every folder above it. */
export function canReach(path: string, account: SystemAccount): boolean {
  return account.uid === undefined || spawnSync('test', ['-x', path], { ...account, cwd: '/' }).status === 0
}

function lookUp(name: string): SystemAccount | undefined {
  const ask = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' })
  const [uid, gid] = [ask('-u'), ask('-g')]
  return uid.status === 0 && gid.status === 0
    ? { uid: Number(uid.stdout), gid: Number(gid.stdout) }
    : undefined
}

function createAccount(name: string): SystemAccount {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', name], { stdio: 'ignore' })
  } catch {
    // Judged by the look-up below: another start may have been quicker.
  }
  const account = lookUp(name)
  if (account) return account
  throw new EmbeddedProblem(
    'Postgres does not run as root and the user "postgres" cannot be created: create it, start as an ordinary user, or set DATABASE_URL',
  )
}
