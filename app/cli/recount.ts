import { withDatabase } from '#app/cli/with-database.ts'
import { rebuildCounters } from '#commands/behaviour/rebuild-counters'
import { connect } from '#db/client'
import { systemClock } from '#db/clock'
import { setRebuildDue } from '#db/quality/roll'

/** `npm run recount`: counts behaviour anew at once, and has the next run count service quality anew. */
await withDatabase(async (url) => {
  await using db = connect(url)
  const actor = { kind: 'operator', id: 'recount' } as const
  const { reviews, authors, sellers, market } = await rebuildCounters(db, actor, systemClock.now())
  const wrong = [
    ...(authors > 0 ? [`authors ${authors}`] : []),
    ...(sellers > 0 ? [`sellers ${sellers}`] : []),
    ...(market ? ['the marketplace'] : []),
  ]
  const found = wrong.length > 0 ? `put right: ${wrong.join(', ')}` : 'every counter of behaviour was right'
  console.log(`Reviews counted anew: ${reviews}; ${found}.`)
  if (await setRebuildDue(db)) console.log('The next run counts service quality anew.')
  return 0
})
