import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Trained } from '#domain/detection/models/train-challenger'
import type { FromThread, ToThread } from '#workers/training/messages'

/** Where this process was built, its thread was built too, into the same folder. */
const isBuilt = import.meta.url.endsWith('.js')
const beside = (file: string) => new URL(file, import.meta.url)

/** A thread that learns while this one goes on with other work. */
export type TrainingThread = {
  tell(message: ToThread): void
  /** What was learnt; rejects where the thread failed or was ended. */
  trained: Promise<Trained>
  /** The part (0–1) that is done. */
  doneSoFar(): number
  end(): Promise<void>
}

export function startTrainingThread(): TrainingThread {
  const worker = isBuilt
    ? new Worker(beside('thread.js'), { execArgv: [] })
    : new Worker(readTypeScript(beside('thread.ts')), { eval: true, execArgv: [] })
  let share = 0
  const trained = new Promise<Trained>((resolve, reject) => {
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'trained') resolve(message.trained)
      else share = message.share
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('The training was ended before it was done')))
  })
  // Whoever ends a training does not wait for it.
  trained.catch(() => {})
  return {
    tell: (message) => worker.postMessage(message),
    trained,
    doneSoFar: () => share,
    end: async () => void (await worker.terminate()),
  }
}

/** A thread is not born with what reads TypeScript, whatever its process was started with. */
function readTypeScript(file: URL): string {
  const besideApi = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api'))
  return `
    import(${JSON.stringify(new URL('./index.mjs', besideApi).href)}).then(({ register }) => {
      register()
      return import(${JSON.stringify(file.href)})
    })
  `
}
