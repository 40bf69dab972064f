/** Where the built processes are, within the project. */
export const processFolder = '.build/processes'

/** The processes that run all the time, and the thread of one of them: what each is built from. */
export const processSources = {
  web: 'app/server.ts',
  workers: 'workers/main.ts',
  thread: 'workers/training/thread.ts',
}

export const builtWeb = `${processFolder}/web.js`
export const builtWorkers = `${processFolder}/workers.js`

/**
 * How a process of the project is run. Batches live a little longer than Node's young generation lets them, which
 * begins at 1 MB and grows to 16 MB, and are copied about; at 64 MB from the start far fewer of them are.
 */
export function nodeFlags(script: string): string[] {
  const memory = ['--min-semi-space-size=64', '--max-semi-space-size=64']
  return script.endsWith('.ts') ? [...memory, '--import', 'tsx'] : memory
}
