import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { builtWeb, builtWorkers, nodeFlags } from '#app/start/processes.ts'
import { createDemoPeople } from '#fixtures/load'
import { demoPassword } from '#fixtures/people'
import { createTestDatabase } from '#tests/setup/test-database'

const root = join(import.meta.dirname, '..', '..')
const apiKey = 'a-key-for-the-tests-of-the-pages'

export type RunningApp = Awaited<ReturnType<typeof startApp>>

/**
 * The whole application, as `npm start` runs it, over a database of its own with the demo's people: web and
 * workers as processes, the clock movable. Everything is gone at the end of the `await using` scope.
 *
 * @param isIdle whether to leave the workers out until `startWorkers` is called
 */
export async function startApp({ isIdle = false } = {}) {
  const test = await createTestDatabase()
  await createDemoPeople(test.ownerDb, new Date())
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    DATABASE_URL: test.url,
    PORT: String(port),
    MODE: 'test',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production' as const,
    SESSION_SECRET: 'a secret that only these tests ever use',
    BOOTSTRAP_API_KEY: apiKey,
  }
  const run = (script: string) => fork(join(root, script), { cwd: root, env, execArgv: nodeFlags(script) })
  const web = run(builtWeb)
  const children = [web]
  const startWorkers = () => void children.push(run(builtWorkers))
  if (!isIdle) startWorkers()
  await untilStarted(web)

  return {
    ...test,
    url,
    startWorkers,
    /** Asks the API as the marketplace, or as somebody signed in; throws where it refuses. */
    async call(method: string, path: string, body?: unknown, token = apiKey) {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
      return text === '' ? undefined : JSON.parse(text)
    },
    /** A session of one of the demo's people, as the API gives it. */
    async signIn(email: string): Promise<string> {
      const { token } = await this.call('POST', '/session', { email, password: demoPassword })
      return token
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(children.map(stop))
      await test[Symbol.asyncDispose]()
    },
  }
}

/** The web process says when it listens; where it ends before, it has said why. */
async function untilStarted(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('a process of the application ended before it had started')
  })
  await Promise.race([once(child, 'message'), ended])
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const killing = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(killing)
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('listens nowhere')
  return address.port
}
