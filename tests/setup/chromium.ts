import { spawnSync } from 'node:child_process'

/** The shell draws without a window's frame or an emulated graphics card, which spares a third of the work. */
const usual = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** A Chromium that runs, by its path: CHROMIUM_PATH, or one of the usual ones. */
export function findChromium(): string | undefined {
  const candidates = process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : usual
  return candidates.find((path) => spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0)
}
