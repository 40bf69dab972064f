import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { findChromium } from '#tests/setup/chromium'

declare module 'vitest' {
  interface ProvidedContext {
    chromium: string
  }
}

/** Launches one Chromium for all files: its first page takes seconds, and pages of different files share nothing. */
export default async function setup(project: TestProject) {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium was found: npm run tools')
  const args = ['--no-sandbox', '--disable-dev-shm-usage']
  const server = await chromium.launchServer({ executablePath, args, host: '127.0.0.1' })
  project.provide('chromium', server.wsEndpoint())
  return () => server.close()
}
