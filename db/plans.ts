import { sql } from 'kysely'
import type { Tx } from '#db/client'

/**
 * Has each statement of this transaction planned once per connection, for whatever parameters. For long statements about
 * few rows, which take the server a hundred times longer to plan than to run: since it takes any list for ten long, it
 * would else plan them anew each time.
 */
export async function reusePlans(tx: Tx): Promise<void> {
  await sql`set local plan_cache_mode = force_generic_plan`.execute(tx)
}

/** Lets this transaction wait for others beside it for as long as they take: else one that asks nothing is ended. */
export async function waitPatiently(tx: Tx): Promise<void> {
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
}
