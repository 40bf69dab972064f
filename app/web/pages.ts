import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import express, { type RequestHandler, Router } from 'express'
import { KnownProblem } from '#app/known-problem.ts'
import { createFileDoor } from '#app/web/file-doors.ts'
import { createLoadContext, type Services } from '#app/web/services.server.ts'
import { withWholeForms } from '#app/web/whole-forms.ts'

// The web process runs in the project's folder, wherever its own code was built to.
const client = resolve('.build', 'client')
const server = resolve('.build', 'server', 'index.js')

/** The pages and their assets: built ones, or built as they are asked for while developing. */
export async function createPages(services: Services): Promise<RequestHandler> {
  return services.environment.isDevelopment ? createDevelopmentPages(services) : createBuiltPages(services)
}

async function createBuiltPages(services: Services): Promise<RequestHandler> {
  if (!existsSync(server)) throw new KnownProblem('There is no build of the pages: run npm run build')
  const build = (await import(pathToFileURL(server).href)) as ServerBuild // Remix's own output has no types.
  const getLoadContext = createLoadContext(services)
  return Router()
    .use('/assets', express.static(`${client}/assets`, { immutable: true, maxAge: '1y', fallthrough: false }))
    .use(express.static(client, { maxAge: '1h' }))
    .use(
      withWholeForms(
        createRequestHandler({ build, getLoadContext, mode: 'production' }),
        createFileDoor(services),
      ),
    )
}

async function createDevelopmentPages(services: Services): Promise<RequestHandler> {
  const { createServer } = await import('vite')
  const vite = await createServer({ server: { middlewareMode: true } })
  const build = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild> // Remix's plugin makes this module.
  const getLoadContext = createLoadContext(services)
  return Router()
    .use(vite.middlewares)
    .use(
      withWholeForms(
        createRequestHandler({ build, getLoadContext, mode: 'development' }),
        createFileDoor(services),
      ),
    )
}
