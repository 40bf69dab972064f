import { pino } from 'pino'
import { createAuthenticator } from '#app/api/authenticate.ts'
import type { Environment } from '#app/environment.ts'
import { openS3Store } from '#app/files/s3-store.ts'
import { openFileStore } from '#app/files/store.ts'
import { createLive } from '#app/web/live.ts'
import type { Services } from '#app/web/services.server.ts'
import { createNoticeLimit, createSignInLimits } from '#app/web/sign-in-limits.ts'
import { appRole, createPool, overPool } from '#db/client'
import { openShiftedClock, systemClock } from '#db/clock'
import { openListener } from '#db/listen'

/** Connects to the database and opens everything that lives as long as the web process. */
export async function openServices(environment: Environment, databaseUrl: string): Promise<Services> {
  const log = pino({ level: environment.logLevel, base: { part: 'web' } })
  const listener = await openListener(databaseUrl)
  const pool = createPool(databaseUrl, { role: appRole, max: 20 })
  const db = overPool(pool)
  const clock = environment.mode === 'production' ? systemClock : await openShiftedClock(db, listener)
  return {
    db,
    pool,
    clock,
    environment,
    files: environment.bucket ? openS3Store(environment.bucket) : openFileStore(environment.dataDir),
    listener,
    live: await createLive(listener),
    log,
    authenticator: createAuthenticator(db, () => clock.now()),
    signInLimits: createSignInLimits(pool),
    noticeLimit: createNoticeLimit(pool),
  }
}

/** Ends what `openServices` opened, last opened first. */
export async function closeServices({ live, listener, db }: Services): Promise<void> {
  live.end()
  await listener.close()
  await db.destroy()
}
