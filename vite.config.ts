import { vitePlugin as remix } from '@remix-run/dev'
import presetMantine from 'postcss-preset-mantine'
import simpleVars from 'postcss-simple-vars'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { buildProcesses } from './app/start/build-processes.ts'
import { digestSources, stampBuild } from './app/start/build-state.ts'

// Tells Remix's types that loaders answer through single fetch, which keeps Dates as Dates.
declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

const underTest = process.env.VITEST !== undefined

const breakpoints = {
  'mantine-breakpoint-xs': '36em',
  'mantine-breakpoint-sm': '48em',
  'mantine-breakpoint-md': '62em',
  'mantine-breakpoint-lg': '75em',
  'mantine-breakpoint-xl': '88em',
}

/** Outside `tests/pages`, but run against the built application too. */
const wholeApplications = ['tests/api/exclusion-story.test.ts']

export default defineConfig({
  plugins: underTest
    ? []
    : [
        remix({
          appDirectory: 'app',
          buildDirectory: '.build',
          future: {
            v3_fetcherPersist: true,
            v3_relativeSplatPath: true,
            v3_throwAbortReason: true,
            v3_singleFetch: true,
            v3_lazyRouteDiscovery: true,
            v3_routeConfig: false,
          },
        }),
        rememberSources(),
      ],
  css: { postcss: { plugins: [presetMantine(), simpleVars({ variables: breakpoints })] } },
  // The first two publish ES modules that Node cannot load unbundled; the others are thousands of files.
  ssr: { noExternal: ['react-intl', '@formatjs/intl', /^@mantine\//, 'recharts', 'react-hotkeys-hook'] },
  // Only loaders and actions use it; while developing, Vite would look for a browser's version of it.
  optimizeDeps: {
    exclude: ['@node-rs/argon2', 'exifr', 'sharp'],
    include: ['react-intl', '@formatjs/intl'],
    entries: ['app/entry.client.tsx', 'app/root.tsx', 'app/routes/*'],
  },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'domain',
          include: ['tests/domain/**/*.test.ts'],
          setupFiles: ['tests/setup/seed-properties.ts'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'app',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/domain/**', 'tests/pages/**', ...wholeApplications],
          globalSetup: ['tests/setup/template-database.ts'],
          setupFiles: ['tests/setup/seed-properties.ts'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          include: ['tests/pages/**/*.test.ts', ...wholeApplications],
          globalSetup: [
            'tests/setup/template-database.ts',
            'tests/setup/build-project.ts',
            'tests/setup/launch-chromium.ts',
          ],
          isolate: false,
          testTimeout: 180_000,
        },
      },
    ],
  },
})

/** Lets `npm start` see whether the build is of these sources. */
function rememberSources(): Plugin {
  let digest = ''
  let isServerBuild = false
  return {
    name: 'remember-sources',
    apply: 'build',
    async configResolved(config) {
      isServerBuild = Boolean(config.build.ssr)
      digest ||= await digestSources(config.root)
    },
    async closeBundle() {
      // The server's part is built last.
      if (!isServerBuild) return
      await buildProcesses(import.meta.dirname)
      await stampBuild(import.meta.dirname, digest)
    },
  }
}
