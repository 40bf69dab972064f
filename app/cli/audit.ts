import { withDatabase } from '#app/cli/with-database.ts'
import { readDatabaseEnvironment } from '#app/environment.ts'
import { readAnchors, writeAnchor } from '#commands/anchor-audit'
import { verifyAudit } from '#commands/verify-audit'
import { connect } from '#db/client'

const explanations = {
  event_changed: 'was changed after it was written',
  event_removed: 'was removed',
  event_inserted: 'was slipped in: no link of the chain knows it',
  event_linked_twice: 'stands in two links',
  link_changed: 'was changed after it was written',
  link_removed: 'lacks its predecessor',
  link_inserted: 'was slipped in behind the end of its chain',
  head_changed: 'does not end where its last link says',
  tail_removed: 'was cut short',
}

/** `npm run audit -- verify`: recomputes the whole event log; status 1 where it is not what was written. */
async function verify(url: string): Promise<number> {
  const { dataDir } = readDatabaseEnvironment()
  await using db = connect(url)
  const verdict = await verifyAudit(db, await readAnchors(dataDir))
  if (!verdict.holds) {
    const { what, at } = verdict.broken
    console.error(`audit chain is broken: ${at} ${explanations[what]}`)
    return 1
  }
  await writeAnchor(db, dataDir, new Date())
  console.log(`audit chain holds: ${verdict.events} events, ${verdict.links} links`)
  return 0
}

if (process.argv.slice(2).join(' ') === 'verify') await withDatabase(verify)
else {
  console.error('Usage: npm run audit -- verify')
  process.exitCode = 1
}
