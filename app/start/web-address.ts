import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Environment } from '#app/environment.ts'
import { KnownProblem } from '#app/known-problem.ts'
import { webUrl } from '#app/web-url.ts'

/** Throws where the web process could not listen; a process that is just ending gets 3 s to free the port. */
export async function checkPortIsFree({ host, port }: Environment): Promise<void> {
  let problem = await tryToListen(host, port)
  for (let tries = 0; problem === 'EADDRINUSE' && tries < 12; tries++) {
    await sleep(250)
    problem = await tryToListen(host, port)
  }
  if (problem === 'EADDRINUSE')
    throw new KnownProblem(`Port ${port} of ${host} is in use: free it, or set PORT`)
  if (problem)
    throw new KnownProblem(`Cannot listen on port ${port} of ${host} (${problem}): set HOST and PORT`)
}

/** Resolves once the web process says that it is well. */
export async function untilHealthy(environment: Environment): Promise<void> {
  for (;;) {
    const answer = await fetch(`${webUrl(environment)}/api/v1/health`).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.status === 200) return
    await sleep(150)
  }
}

function tryToListen(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(undefined)))
  })
}
