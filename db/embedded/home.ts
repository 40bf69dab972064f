import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { systemFolder } from '#db/embedded/binaries'
import { EmbeddedProblem, explainingFiles } from '#db/embedded/problem'
import { accountFor, canReach, type SystemAccount } from '#db/embedded/system-account'

/** Where one embedded server keeps its things, as absolute paths, and whom it runs as. */
export type Home = {
  dataDir: string
  cluster: string
  logFile: string
  portFile: string
  passwordFile: string
  account: SystemAccount
}

/** Names the folder the files really are in, where they cannot be in DATA_DIR. */
const pointerName = 'postgres.elsewhere'

/**
 * Opens or makes the home of the server of `dataDir`. Where the user the server must run as cannot enter `dataDir`,
 * the files go to a folder of their own under `/var/lib`, and `say` is told.
 */
export async function openHome(dataDir: string, say: (line: string) => void): Promise<Home> {
  const root = resolve(dataDir)
  return explainingFiles(root, async () => {
    await mkdir(root, { recursive: true })
    const account = accountFor(join(root, 'postgres'))
    // Whatever the umask says, the server's user must be able to pass through.
    if (!canReach(root, account)) await chmod(root, 0o711)
    const folder = (await placeOutside(root)) ?? (await chooseFolder(root, account, say))
    return pathsIn(root, folder, account)
  })
}

/** The home as it is, changing nothing; undefined where none was made. */
export async function findHome(dataDir: string): Promise<Home | undefined> {
  const root = resolve(dataDir)
  const folder = (await placeOutside(root)) ?? root
  return existsSync(join(folder, 'postgres')) ? pathsIn(root, folder, {}) : undefined
}

/** The server's password: 256 random bits, made once, readable by nobody else. */
export async function readPassword({ passwordFile, account }: Home): Promise<string> {
  if (!existsSync(passwordFile)) {
    await writeFile(passwordFile, randomBytes(32).toString('base64url'), { mode: 0o600 })
    if (account.uid !== undefined && account.gid !== undefined)
      await chown(passwordFile, account.uid, account.gid)
  }
  return (await readFile(passwordFile, 'utf8')).trim()
}

async function placeOutside(root: string): Promise<string | undefined> {
  const pointer = join(root, pointerName)
  return existsSync(pointer) ? (await readFile(pointer, 'utf8')).trim() : undefined
}

async function chooseFolder(
  root: string,
  account: SystemAccount,
  say: (line: string) => void,
): Promise<string> {
  if (canReach(root, account)) return root
  if (existsSync(join(root, 'postgres')))
    throw new EmbeddedProblem(
      `The database's user can no longer reach ${root}: open the folders above it ("chmod o+x") or move it to where it was`,
    )
  const folder = await mkdtemp(join(systemFolder, 'assay-'))
  await chmod(folder, 0o711)
  await writeFile(join(root, pointerName), `${folder}\n`)
  say(`The user "postgres" cannot enter ${root}, so the database is kept in ${folder}`)
  return folder
}

function pathsIn(dataDir: string, folder: string, account: SystemAccount): Home {
  return {
    dataDir,
    cluster: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    portFile: join(folder, 'postgres.port'),
    passwordFile: join(folder, 'postgres.password'),
    account,
  }
}
