import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { JobName } from '#domain/consequences/table'
import type { DomainEvent } from '#domain/event'

/** An event that the marketplace is due to be told of, and what it needs to understand it. */
export type Announcement = { eventId: number; event: DomainEvent; happenedAt: Date; sellerId: string | null }

/**
 * Takes the due announcements out of the outbox, in the order of their events. What is held back for an undo
 * holds back later announcements about the same subject, so that the marketplace hears of them in order. Waits
 * for an undo that is under way. Of a sealed review nobody hears until it is open.
 */
export async function takeAnnouncements(tx: Tx, limit: number, now: Date): Promise<Announcement[]> {
  const { rows } = await sql<TakenEvent>`
    with held as materialized (
      select subject_id, event_id from outbox where due_at > ${now} and event_id is not null
    ), due as materialized (
      select id from outbox
      where event_id is not null and due_at <= ${now} and not exists (
        select from held where held.subject_id = outbox.subject_id and held.event_id < outbox.event_id)
      and not exists (
        select from sealed_review s where s.review_id = outbox.subject_id and s.opened_at is null)
      order by event_id limit ${limit} for update of outbox
    ), taken as (
      delete from outbox using due where outbox.id = due.id returning outbox.event_id
    )
    select event.id, event.type, event.subject_kind, event.subject_id, event.data, event.happened_at,
           review.seller_id
    from taken join event on event.id = taken.event_id
    left join review on event.subject_kind = 'review' and review.id = event.subject_id
    order by event.id`.execute(tx)
  return rows.map(({ id, type, subjectKind, subjectId, data, happenedAt, sellerId }) => ({
    eventId: id,
    // The log is written from this very union, by `record` alone.
    event: { type, subject: { kind: subjectKind, id: subjectId }, data } as DomainEvent,
    happenedAt,
    sellerId,
  }))
}

type TakenEvent = {
  id: number
  type: string
  subjectKind: string
  subjectId: string
  data: object
  happenedAt: Date
  sellerId: string | null
}

export type DueJob = { id: number; job: Exclude<JobName, 'announce'>; subjectId: string }

/** Takes due work other than announcements out of the outbox, oldest first, passing over what another relay holds. */
export async function takeDueJobs(tx: Tx, limit: number, now: Date): Promise<DueJob[]> {
  const { rows } = await sql<DueJob>`
    with due as materialized (
      select id from outbox where event_id is null and due_at <= ${now}
      order by due_at, id limit ${limit} for update skip locked
    )
    delete from outbox using due where outbox.id = due.id
    returning outbox.id, outbox.job, outbox.subject_id`.execute(tx)
  return rows.sort((a, b) => a.id - b.id)
}

/** Whether anything is due: what an idle relay asks twenty times a second. */
export async function hasDueWork(db: Database, now: Date): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (select from outbox where due_at <= ${now}) or exists (
      select from webhook_endpoint endpoint where endpoint.disabled_at is null and exists (
        select from webhook_delivery delivery
        where delivery.endpoint_id = endpoint.id and delivery.state = 'pending' and delivery.next_at <= ${now}
          and (delivery.leased_until is null or delivery.leased_until <= ${now}))) or exists (
      select from mail where state = 'waiting' and next_at <= ${now} and not (in_digest and reader_id is not null)
        and (leased_until is null or leased_until <= ${now})) as due`.execute(db)
  return rows[0]?.due === true
}

/** Seconds by which the oldest work lags; 0 where nothing waits. */
export type QueueHealth = { oldestDueSeconds: number; oldestUnscreenedSeconds: number }

/** How far the machines are behind: with handing over due work, and with screening. */
export async function queueHealth(db: Database, now: Date): Promise<QueueHealth> {
  const { rows } = await sql<{ dueSince: Date | null; unscreenedSince: Date | null }>`
    select (select min(due_at) from outbox) as due_since,
      (select min(received_at) from review where state in ('received', 'edit_pending')) as unscreened_since`.execute(
    db,
  )
  const secondsSince = (at: Date | null | undefined) =>
    at ? Math.max(0, Math.round((now.getTime() - at.getTime()) / 1_000)) : 0
  return {
    oldestDueSeconds: secondsSince(rows[0]?.dueSince),
    oldestUnscreenedSeconds: secondsSince(rows[0]?.unscreenedSince),
  }
}
