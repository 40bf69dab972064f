import { connect } from '#db/client'
import { quiet } from '#tests/workers/reviews'
import { handlers } from '#workers/handlers'
import { createProcessor } from '#workers/process-job'
import { openQueue, type QueuePlace } from '#workers/queue'

/** A worker that screens half of its first batch, says so, and then hangs until it is killed. */
const [place = '', instant = ''] = process.argv.slice(2)
const at: QueuePlace = JSON.parse(place)
const db = connect(at.databaseUrl)
const queue = await openQueue(at)
const send = async () => ({ status: 200, retryAfter: undefined })
const processor = createProcessor(
  {
    ...handlers,
    screen_reviews: {
      run: async ({ ids }, tools) => {
        await handlers.screen_reviews.run({ ids: ids.slice(0, ids.length / 2) }, tools)
        process.send?.('half')
        await new Promise((resolve) => setTimeout(resolve, 600_000))
      },
    },
  },
  queue,
  {
    db,
    log: quiet,
    zone: 'Europe/Kyiv',
    now: () => new Date(instant),
    send,
    linkBase: 'https://assay.example',
  },
)
queue.work('work', processor, { concurrency: 1, lockMs: 2_000, onError: () => {} })
