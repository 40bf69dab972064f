import type pg from 'pg'

/** Where BullMQ keeps its jobs when it runs on Postgres. */
export const queueSchema = 'bullmq'

/**
 * Lets `role` work with the queue's tables, and make the sequence that each queue numbers its jobs with. Run as
 * their owner, after they were made or changed.
 */
export async function grantQueue(connection: pg.ClientBase, role: string): Promise<void> {
  await connection.query(`
    grant usage, create on schema ${queueSchema} to ${role};
    grant select, insert, update, delete on all tables in schema ${queueSchema} to ${role};
    grant usage, select on all sequences in schema ${queueSchema} to ${role}`)
}
