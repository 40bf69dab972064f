import { announced, type ConsequenceTable } from '#domain/consequences/table'
import type { WaitEvents } from '#domain/events/wait'

export const waitConsequences: ConsequenceTable<WaitEvents> = {
  // Whoever complained may have left an address; everybody else without an account is reached by the marketplace.
  wait_exceeded: ({ line }) =>
    line === 'complaint' ? [...announced(), { job: 'tell_of_complaints', afterMs: 0 }] : announced(),
}
