import type { Database } from '#db/client'
import { insertMarketplaceEvents, tryLockFeed } from '#db/marketplace-events'
import { takeAnnouncements } from '#db/outbox'
import { setStatementsInFeed } from '#db/statements/told'
import { marketplaceEventOf } from '#domain/announcement'

/**
 * Tells the marketplace what is due: moves announcements from the outbox to the feed and to the endpoints'
 * deliveries, in one transaction. Needs no queue, so the feed goes on while that is down.
 *
 * @returns how many announcements were dealt with; 0 also while another relay is at it.
 */
export async function announce(db: Database, { limit }: { limit: number }, now: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    if (!(await tryLockFeed(tx))) return 0
    const due = await takeAnnouncements(tx, limit, now)
    const told = due.flatMap(({ event, eventId, happenedAt, sellerId }) => {
      const forMarketplace = marketplaceEventOf(event, { sellerId })
      return forMarketplace ? [{ ...forMarketplace, eventId, happenedAt }] : []
    })
    await insertMarketplaceEvents(tx, told, now)
    const explained = told.filter(({ data }) => typeof data.statementId === 'string')
    if (explained.length > 0) {
      await setStatementsInFeed(
        tx,
        explained.map(({ eventId }) => eventId),
        now,
      )
    }
    return due.length
  })
}
