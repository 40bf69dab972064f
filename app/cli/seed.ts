import { withDatabase } from '#app/cli/with-database.ts'
import { EnvironmentError, readEnvironment } from '#app/environment.ts'
import { connect } from '#db/client'
import { systemClock } from '#db/clock'
import { setClockRights } from '#db/clock-rights'
import { createDemoPeople, loadDemo } from '#fixtures/load'

await withDatabase(async (url) => {
  // Typed by hand without a MODE, it is the demo that is wanted; a production database never gets log-ins everybody
  // knows.
  const { mode, marketplaceZone: zone, linkBase } = readEnvironment({ MODE: 'demo', ...process.env })
  if (mode === 'production')
    throw new EnvironmentError('MODE takes demo or test here: the demo log-ins have a known password')
  // What the demo tells of the past moves the clock, also where `npm start` has not been there before.
  await setClockRights(url, { isMovable: true })
  await using db = connect(url)
  if (mode === 'test') {
    console.log(`${await createDemoPeople(db, systemClock.now())} log-ins are new.`)
    return 0
  }
  const { sellers, orders, reviews, replies, people } = await loadDemo(
    db,
    { zone, linkBase, now: systemClock.now() },
    showProgress,
  )
  console.log(
    `The demo marketplace: ${sellers} sellers, ${orders} orders, ${reviews} reviews, ${replies} replies and ${people} log-ins are new.`,
  )
  return 0
})

/** Redraws one line on a terminal; elsewhere only the summary is printed. */
function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY) return
  process.stderr.write(`\rLoading the demo: ${done} of ${total} rows${done === total ? '\n' : ''}`)
}
