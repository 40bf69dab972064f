import type { Services } from '#app/web/services.server.ts'

/** What the API needs of the process that serves it. */
export type ApiServices = Pick<Services, 'db' | 'authenticator' | 'signInLimits' | 'clock'> & {
  environment: Pick<Services['environment'], 'mode' | 'marketplaceZone' | 'sessionSecret' | 'linkBase'>
  log: Pick<Services['log'], 'error'>
}
