import { type ExecFileSyncOptions, execFileSync, spawnSync } from 'node:child_process'
import { findChromium } from '#tests/setup/chromium'

/** What the tests drive besides Node: how to see whether it is there, and what Debian calls it. */
const tools = [
  { name: 'Chromium', isThere: () => findChromium() !== undefined, debianPackage: 'chromium' },
  { name: 'Redis', isThere: () => runs('redis-server', ['--version']), debianPackage: 'redis-server' },
]

/** Finds or installs what the tests need; no suite is skipped for the lack of a tool. */
function provideTools(): void {
  const missing = tools.filter(({ isThere }) => !isThere())
  if (missing.length === 0) return
  if (process.getuid?.() === 0 && runs('apt-get', ['--version']))
    install(missing.map((tool) => tool.debianPackage))
  const stillMissing = missing.filter(({ isThere }) => !isThere()).map(({ name }) => name)
  if (stillMissing.length === 0) return
  console.error(
    `The tests need ${stillMissing.join(' and ')}: install ${stillMissing.length > 1 ? 'them' : 'it'} ` +
      '(on Debian as root: apt-get install chromium redis-server), or name a Chromium in CHROMIUM_PATH',
  )
  process.exit(1)
}

function install(packages: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  console.log(`Installing ${packages.join(' and ')} …`)
  const quietly: ExecFileSyncOptions = { env, stdio: ['ignore', 'ignore', 'inherit'] }
  try {
    execFileSync('apt-get', ['update', '-q'], quietly)
    execFileSync('apt-get', ['install', '-qy', '--no-install-recommends', ...packages], quietly)
  } catch {
    // What is still missing is named by the caller.
  }
}

function runs(program: string, args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}

provideTools()
