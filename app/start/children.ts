import { type ChildProcess, type ForkOptions, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { KnownProblem } from '#app/known-problem.ts'
import { nodeFlags } from '#app/start/processes.ts'

const patienceMs = 8_200
const mostDeaths = 5
const deathWindowMs = 60_000

/** The processes that `npm start` runs beside itself, all in the project's folder and one environment. */
export class Children {
  readonly #options: ForkOptions
  readonly #running = new Set<ChildProcess>()
  readonly #toRestart = new WeakSet<ChildProcess>()
  #isStopping = false

  constructor(cwd: string, env: NodeJS.ProcessEnv) {
    this.#options = { cwd, env }
  }

  /** Runs a script to its end; throws where it fails. */
  async runToEnd(script: string): Promise<void> {
    const [code] = await this.#ended(this.#fork(script))
    if (code !== 0) throw new KnownProblem(`${script} failed (status ${code}), see above`)
  }

  /** Like `runToEnd`, for a program whose output matters only when it fails. */
  async runQuietly(program: string, args: string[]): Promise<void> {
    const { cwd, env } = this.#options
    const child = spawn(process.execPath, [program, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const output: Buffer[] = []
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => output.push(chunk))
    const [code] = await this.#ended(child)
    if (code === 0) return
    process.stderr.write(Buffer.concat(output))
    throw new KnownProblem(`${args.join(' ')} failed (status ${code}), see above`)
  }

  /** Keeps a script running, also when it dies; throws when it has died 6 times within a minute. */
  async keepRunning(script: string): Promise<never> {
    const deaths: number[] = []
    for (;;) {
      const child = this.#fork(script)
      const [code, signal] = await this.#ended(child)
      if (this.#toRestart.has(child)) continue
      deaths.push(Date.now())
      const recent = deaths.filter((at) => Date.now() - at < deathWindowMs).length
      if (recent > mostDeaths) throw new KnownProblem(`${script} keeps dying: giving up`)
      console.error(`${script} died (${signal ?? `status ${code}`}): starting it again`)
      await sleep(200 * 2 ** recent)
    }
  }

  /** Ends what `keepRunning` keeps, which starts it again at once. */
  restart(): void {
    for (const child of this.#running) {
      this.#toRestart.add(child)
      child.kill('SIGTERM')
    }
  }

  /** Ends all, those that do not end in 8 s by force. */
  async stop(): Promise<void> {
    this.#isStopping = true
    await Promise.all([...this.#running].map(endChild))
  }

  #fork(script: string): ChildProcess {
    return fork(script, [], { ...this.#options, execArgv: nodeFlags(script) })
  }

  /** A child's status and signal once it has ended; never resolves while everything is being stopped. */
  async #ended(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
    this.#running.add(child)
    return new Promise((resolve) => {
      child.once('close', (code, signal) => {
        this.#running.delete(child)
        if (!this.#isStopping) resolve([code, signal])
      })
    })
  }
}

async function endChild(child: ChildProcess): Promise<void> {
  const ended = once(child, 'close')
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  await ended
  clearTimeout(force)
}
