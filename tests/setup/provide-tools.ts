import { spawnSync } from 'node:child_process'
import { findChromium } from '#tests/setup/chromium'

/** What the tests drive besides Node: how to see whether it is there, and what Debian calls it, the lightest first. */
const tools = [
  {
    name: 'Chromium',
    isThere: () => findChromium() !== undefined,
    packages: ['chromium-headless-shell', 'chromium'],
  },
  { name: 'Redis', isThere: () => runs('redis-server', ['--version']), packages: ['redis-server'] },
]

/** Finds or installs what the tests need; no suite is skipped for the lack of a tool. */
function provideTools(): void {
  const missing = tools.filter(({ isThere }) => !isThere())
  if (missing.length === 0) return
  if (process.getuid?.() === 0 && runs('apt-get', ['--version'])) {
    installOnDebian(['update', '-q'])
    for (const { isThere, packages } of missing)
      for (const name of packages)
        if (!isThere()) installOnDebian(['install', '-qy', '--no-install-recommends', name])
  }
  const stillMissing = missing.filter(({ isThere }) => !isThere()).map(({ name }) => name)
  if (stillMissing.length === 0) return
  console.error(
    `The tests need ${stillMissing.join(' and ')}: install ${stillMissing.length > 1 ? 'them' : 'it'} ` +
      '(on Debian as root: apt-get install chromium redis-server), or name a Chromium in CHROMIUM_PATH',
  )
  process.exit(1)
}

/** One call of apt-get. Whether it helped is seen by whether the tool is there. */
function installOnDebian(args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  console.log(`apt-get ${args.join(' ')} …`)
  spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
}

function runs(program: string, args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}

provideTools()
