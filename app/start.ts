import { join } from 'node:path'
import { type Environment, readEnvironment } from '#app/environment.ts'
import { describeKnownProblem } from '#app/known-problem.ts'
import { isBuildStale } from '#app/start/build-state.ts'
import { Children } from '#app/start/children.ts'
import { openDatabase, type StartedDatabase } from '#app/start/database.ts'
import { logInLines } from '#app/start/log-ins.ts'
import { builtWeb, builtWorkers, processSources } from '#app/start/processes.ts'
import { watchSources } from '#app/start/watch-sources.ts'
import { checkPortIsFree, untilHealthy } from '#app/start/web-address.ts'
import { webUrl } from '#app/web-url.ts'
import { listAccounts } from '#db/accounts'
import { connect } from '#db/client'

const root = join(import.meta.dirname, '..')
const isDevelopment = process.argv.includes('--dev')
const stopLimitMs = 9_700

/** What has been started so far, for whoever has to stop it half-way. */
const started: { children?: Children; database?: Promise<StartedDatabase> } = {}
let isStopping = false

/** `npm start`: everything one installation needs, on one machine, until it is told to stop. */
async function start(environment: Environment): Promise<void> {
  await checkPortIsFree(environment)
  started.database = openDatabase(environment)
  const { url, lost } = await started.database
  const children = new Children(root, childEnvironment(environment, url))
  started.children = children

  await Promise.all([buildPages(children), fillWhenEmpty(children, environment, url)])
  const [web, workers] = isDevelopment
    ? [processSources.web, processSources.workers]
    : [builtWeb, builtWorkers]
  const failures = [children.keepRunning(web), children.keepRunning(workers), lost]
  if (isDevelopment) watchSources(root, () => children.restart())
  await Promise.race([untilHealthy(environment), ...failures])
  console.log([`Assay runs at ${webUrl(environment)}`, ...logInLines(environment.mode), 'ready'].join('\n'))
  await Promise.race(failures)
}

async function buildPages(children: Children): Promise<void> {
  if (isDevelopment || !(await isBuildStale(root))) return
  console.log('Building …')
  await children.runQuietly(join(root, 'node_modules', '.bin', 'remix'), ['vite:build'])
}

/** Makes the demo's people, and in mode `demo` its marketplace, where nobody has an account yet. */
async function fillWhenEmpty(children: Children, { mode }: Environment, url: string): Promise<void> {
  if (mode === 'production' || (await hasAccounts(url))) return
  if (mode === 'demo') console.log('Making the demo marketplace …')
  await children.runToEnd('app/cli/seed.ts')
}

async function hasAccounts(url: string): Promise<boolean> {
  await using db = connect(url)
  return (await listAccounts(db)).length > 0
}

/** What the children are told: the choices made here hold for all of them. */
function childEnvironment({ mode, sessionSecret }: Environment, url: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATABASE_URL: url,
    MODE: mode,
    SESSION_SECRET: sessionSecret,
    ASSAY_DEV: isDevelopment ? '1' : '0',
    NODE_ENV: isDevelopment ? 'development' : 'production',
  }
}

/** Ends the children, then the database they use; 10 s at most. */
async function stopAll(status: number): Promise<void> {
  if (isStopping) return
  isStopping = true
  setTimeout(() => process.exit(1), stopLimitMs).unref()
  await started.children?.stop()
  const database = await started.database?.catch(() => undefined)
  await database?.stop()
  process.exit(status)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stopAll(0))
stopWithNpm()

/** npm killed with SIGKILL cannot pass it on; whoever did that expects nothing to be left. */
function stopWithNpm(): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const npm = process.ppid
  setInterval(() => process.ppid !== npm && void stopAll(0), 1_000).unref()
}

let databaseUrl: string | undefined
try {
  const environment = readEnvironment()
  databaseUrl = environment.databaseUrl
  await start(environment)
} catch (error) {
  // While stopping, whatever was under way fails, and nobody needs to hear of it.
  if (!isStopping) console.error(describeKnownProblem(error, databaseUrl) ?? error)
  await stopAll(1)
}
