import { withDatabase } from '#app/cli/with-database.ts'
import { migrate } from '#db/migrate'

await withDatabase(async (url) => {
  await migrate(url)
  console.log('The database has the newest schema.')
  return 0
})
