import { withDatabase } from '#app/cli/with-database.ts'
import { migrate } from '#db/migrate'
import { prepareQueue } from '#workers/queue'

await withDatabase(async (url) => {
  await migrate(url)
  await prepareQueue(url)
  console.log('The database has the newest schema.')
  return 0
})
