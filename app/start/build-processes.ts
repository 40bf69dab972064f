import { build } from 'vite'
import { processFolder, processSources } from './processes.ts'

/**
 * Builds each process into few files: as hundreds of files of TypeScript they take 3 s of a processor to begin, built
 * 1 s. What is in `node_modules` stays there.
 */
export async function buildProcesses(root: string): Promise<void> {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      outDir: processFolder,
      rollupOptions: {
        input: processSources,
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
}
