import { createServer, type Server } from 'node:http'
import { createApi } from '#app/api/router.ts'
import { type Environment, readEnvironment } from '#app/environment.ts'
import { describeKnownProblem, KnownProblem } from '#app/known-problem.ts'
import { stopWithParent } from '#app/lifeline.ts'
import { digestOfToken } from '#app/web/credentials.ts'
import { createWeb } from '#app/web/express.ts'
import { closeServices, openServices } from '#app/web/open-services.ts'
import { createPages } from '#app/web/pages.ts'
import type { Services } from '#app/web/services.server.ts'
import { setBootstrapKey } from '#commands/set-bootstrap-key'
import { findRunningEmbedded } from '#db/embedded'

/** The web process. It ends itself with one clear line where it cannot start. */
async function main(): Promise<void> {
  const environment = readEnvironment()
  const databaseUrl = environment.databaseUrl ?? (await findRunningEmbedded(environment.dataDir))
  if (!databaseUrl)
    throw new KnownProblem('DATABASE_URL is not set and no embedded database runs: use npm start')
  const services = await openServices(environment, databaseUrl)
  await ensureBootstrapKey(services)
  const web = createWeb(services, { api: createApi(services), pages: await createPages(services) })
  const server = createServer(web)
  await listen(server, environment)
  stopWithParent(async () => {
    services.live.end()
    await close(server)
    await closeServices(services)
  })
  services.log.info({ url: `http://${environment.host}:${environment.port}` }, 'listening')
  process.send?.('listening')
}

async function ensureBootstrapKey({ db, environment, clock }: Services): Promise<void> {
  const { bootstrapApiKey } = environment
  const secretHash = bootstrapApiKey ? digestOfToken(bootstrapApiKey) : null
  await setBootstrapKey(db, { secretHash }, { kind: 'operator', id: 'environment' }, clock.now())
}

function listen(server: Server, { host, port }: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
}

/** Stops accepting and waits for the requests under way; idle connections are closed at once. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}

main().catch((error) => {
  console.error(describeKnownProblem(error, process.env.DATABASE_URL) ?? explain(error))
  process.exit(1)
})

function explain(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return 'The port is in use: free it, or set PORT'
  if (code === 'EACCES') return 'This user may not listen on the port: set PORT above 1023'
  return error
}
