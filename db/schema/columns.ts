import type { ColumnType, JSONColumnType } from 'kysely'

/** A calendar day in the marketplace's time zone, as `YYYY-MM-DD`. */
export type Day = string
/** An instant that is written once. Postgres `timestamptz`, JavaScript `Date`. */
export type Instant = ColumnType<Date, Date, never>
/** An instant that may be moved. */
export type MovingInstant = ColumnType<Date, Date, Date>
export type Json<Value> = JSONColumnType<Value & object, string, string>
/** Raw bytes: digests and hashes. */
export type Bytes = ColumnType<Buffer, Buffer, Buffer>
