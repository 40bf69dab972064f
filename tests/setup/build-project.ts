import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { isBuildStale } from '#app/start/build-state.ts'

const root = join(import.meta.dirname, '..', '..')

/** Builds the pages a browser is shown and the processes behind them, where the build is not of these sources. */
export default async function setup(): Promise<void> {
  if (!(await isBuildStale(root))) return
  execFileSync(join(root, 'node_modules', '.bin', 'remix'), ['vite:build'], {
    cwd: root,
    // Under VITEST the configuration leaves the pages out.
    env: { ...process.env, VITEST: undefined, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
