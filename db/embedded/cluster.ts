import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Home, readPassword } from '#db/embedded/home'
import { EmbeddedProblem, explainingFiles } from '#db/embedded/problem'

const run = promisify(execFile)

/**
 * Makes the server's files where there are none. They are made beside their place and moved into it, so that a
 * start killed half-way leaves nothing that looks like a database.
 */
export async function createCluster(home: Home, binaries: string, isLasting: boolean): Promise<void> {
  if (existsSync(join(home.cluster, 'PG_VERSION'))) return
  await explainingFiles(home.dataDir, async () => {
    const unfinished = `${home.cluster}.new`
    await rm(unfinished, { recursive: true, force: true })
    await mkdir(unfinished, { mode: 0o700 })
    const { uid, gid } = home.account
    if (uid !== undefined && gid !== undefined) await chown(unfinished, uid, gid)
    await readPassword(home)
    await initialise(home, binaries, [`--pgdata=${unfinished}`, ...(isLasting ? [] : ['--no-sync'])])
    await rename(unfinished, home.cluster)
  })
}

async function initialise(home: Home, binaries: string, where: string[]): Promise<void> {
  const flags = [
    ...where,
    '--username=postgres',
    `--pwfile=${home.passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Postgres's own Unicode rules: the same on every machine, whatever locales it has.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]
  const options = { ...home.account, cwd: '/', env: { ...process.env, LC_ALL: 'C' } }
  await run(join(binaries, 'bin', 'initdb'), flags, options).catch(
    (error: { stderr?: string; message: string }) => {
      const said = (error.stderr ?? '').split('\n').find((line) => /error:|FATAL/.test(line)) ?? error.message
      throw new EmbeddedProblem(
        `The embedded database cannot be made in ${home.dataDir}: ${said.split('\n')[0]}`,
      )
    },
  )
}
