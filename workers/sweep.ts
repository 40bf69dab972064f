import { anchorAudit } from '#commands/anchor-audit'
import { startRebuild } from '#commands/behaviour/start-rebuild'
import { finishCoolingOff } from '#commands/coercion/finish-cooling-off'
import { tellOverdueComplaints } from '#commands/complaints/tell-overdue-complaints'
import { escalateLetters } from '#commands/letters/escalate-letters'
import { mailEscalations } from '#commands/mail-escalations'
import { endMeasures } from '#commands/measures/end-measures'
import { markEndingDocuments } from '#commands/measures/mark-ending-documents'
import { mailNotices } from '#commands/notices/mail-notices'
import { tellLateWaits } from '#commands/notices/tell-late-waits'
import { tellNearing } from '#commands/notices/tell-nearing'
import type { Database } from '#db/client'
import { listCooledOff } from '#db/coercion/withdrawals'
import { countSignals } from '#db/detector/count-signals'
import { insertOutbox } from '#db/events'
import { deleteOldIdempotencyKeys } from '#db/idempotency'
import { forgetMailSecrets } from '#db/mail'
import { deleteEndedLinks } from '#db/portal/sign-in-links'
import {
  buryDeliveriesOfDisabled,
  deleteEndedSessions,
  foldQueueCounts,
  listForgottenReviews,
  listOverdueEvidence,
  tryLockSweep,
} from '#db/sweep'
import { openDueReviews } from '#db/two-way/pairs'
import { countUsualWaits } from '#db/usual-waits'
import type { JobName } from '#domain/consequences/table'
import { keepComplaintClocks } from '#workers/complaint-clocks'
import { keepClocks, watchSellers } from '#workers/exclusion-clocks'
import { describeError } from '#workers/isolation'
import { escalationMails } from '#workers/mail/escalations'
import { noticeMails } from '#workers/mail/notices'
import type { Log } from '#workers/tools'

const minuteMs = 60_000
/** By then a review has been screened even where it waited for its order first. */
const forgottenAfterMs = 3 * minuteMs
/** By then a person looks at it, whatever is wrong with screening. */
const handedOverAfterMs = 15 * minuteMs
/** How often screening is set off again before that: a clock that was moved must not look like a failure. */
const enoughTries = 3
const reviewsAtOnce = 3_000
/** Longer than any link in a mail signs in. */
const secretsLastMs = 8 * 24 * 60 * minuteMs
const rowsAtOnce = 20_000
const mailsAtOnce = 500
const measuresAtOnce = 1_000

export type Sweep = {
  db: Database
  dataDir: string
  /** The marketplace's time zone. */
  zone: string
  log: Log
  /** What links in mails begin with. */
  linkBase: string
  /** Puts reviews that could not be screened before people, with the reason `not_screened`. */
  giveUp(ids: string[]): Promise<void>
  /** How often each forgotten review was set off again; the caller keeps it from sweep to sweep. */
  tries: Map<string, number>
}

/**
 * Sets forgotten work off again and clears away what has had its day, reading Postgres alone, so that nothing
 * depends on what the queue remembers. Every step is tried, whatever becomes of the others.
 */
export async function sweep(
  { db, dataDir, zone, log, linkBase, giveUp, tries }: Sweep,
  now: Date,
): Promise<void> {
  const write = escalationMails({ linkBase, zone })
  const steps: Record<string, () => Promise<unknown>> = {
    'hand over unscreened reviews': () => handOverUnscreened(db, { giveUp, tries, log }, now),
    'set screening off again': () => setScreeningOff(db, { tries, log }, now),
    'release overdue evidence': () => setEvidenceOff(db, now),
    'fold queue counts': () => foldQueueCounts(db),
    'forget idempotency keys': () => deleteOldIdempotencyKeys(db, now, rowsAtOnce),
    'forget secrets in mails': () => forgetMailSecrets(db, before(now, secretsLastMs)),
    // These live in real time: moving a demo's clock by two weeks is not meant to sign everybody out.
    'forget ended links': () => deleteEndedLinks(db, new Date()),
    'end sessions': () => deleteEndedSessions(db, new Date()),
    'escalate letters': () => escalateLetters(db, now),
    'end cooling-offs': () => endCoolingOffs(db, now),
    'keep the clocks of exclusions': () => keepClocks({ db, log, zone }, now),
    'keep the clocks of complaints': () => keepComplaintClocks({ db, log }, now),
    'tell of overdue complaints': () => tellOverdueComplaints(db, { limit: mailsAtOnce }, now),
    'tell what draws near': () => tellNearing(db, { limit: mailsAtOnce, zone }, now),
    'mail escalations': () => mailEscalations(db, { limit: mailsAtOnce, write }, now),
    'mail notices': () =>
      mailNotices(db, { limit: mailsAtOnce, zone, write: noticeMails({ linkBase }) }, now),
    'open sealed reviews': () => openDueReviews(db, now),
    'watch sellers': () => watchSellers({ db, log, zone }, now),
    'end measures': () => endMeasures(db, { limit: measuresAtOnce }, now),
    'mark ending documents': () => markEndingDocuments(db, { limit: measuresAtOnce }, now),
    'count usual waits': () => countUsualWaits(db, now),
    'tell who waits long': () => tellLateWaits(db, { limit: mailsAtOnce }, now),
    'count signals': () => countAllSignals({ db, zone }, now),
    'count behaviour anew': () => startRebuild(db, now),
    'bury deliveries': () => buryDeliveriesOfDisabled(db, now),
    'anchor the audit chains': () => anchorAudit(db, dataDir, now),
  }
  for (const [step, run] of Object.entries(steps)) {
    await run().catch((error) =>
      log.error({ step, error: describeError(error) }, 'A step of the sweep failed'),
    )
  }
}

/** Before the clocks of exclusions, whose evidence counts what is taken back. */
async function endCoolingOffs(db: Database, now: Date): Promise<void> {
  for (const reviewId of await listCooledOff(db, reviewsAtOnce, now))
    await finishCoolingOff(db, { reviewId }, now)
}

/** A month at most goes by in one sweep, so that a long past does not hold up the other steps. */
async function countAllSignals({ db, zone }: Pick<Sweep, 'db' | 'zone'>, now: Date): Promise<void> {
  for (let days = 0; days < 31 && (await countSignals(db, { zone }, now)); days++);
}

async function handOverUnscreened(
  db: Database,
  { giveUp, tries, log }: Pick<Sweep, 'giveUp' | 'tries' | 'log'>,
  now: Date,
): Promise<void> {
  const waiting = await listForgottenReviews(db, {
    since: before(now, handedOverAfterMs),
    limit: reviewsAtOnce,
  })
  const hopeless = waiting.filter((id) => (tries.get(id) ?? 0) >= enoughTries)
  if (hopeless.length === 0) return
  await giveUp(hopeless)
  log.warn({ reviews: hopeless.length }, 'Reviews go to people without having been screened')
}

async function setScreeningOff(
  db: Database,
  { tries, log }: Pick<Sweep, 'tries' | 'log'>,
  now: Date,
): Promise<void> {
  const since = before(now, forgottenAfterMs)
  const forgotten = await setOff(db, 'screen_reviews', now, (limit) =>
    listForgottenReviews(db, { since, limit }),
  )
  if (forgotten === undefined) return
  const counted = forgotten.map((id) => [id, (tries.get(id) ?? 0) + 1] as const)
  tries.clear()
  for (const [id, count] of counted) tries.set(id, count)
  if (forgotten.length > 0) log.warn({ reviews: forgotten.length }, 'Forgotten reviews are screened again')
}

async function setEvidenceOff(db: Database, now: Date): Promise<void> {
  await setOff(db, 'release_held_evidence', now, (limit) => listOverdueEvidence(db, limit, now))
}

/** Puts work back into the outbox; undefined where another process is doing so. */
async function setOff(
  db: Database,
  job: JobName,
  now: Date,
  list: (limit: number) => Promise<string[]>,
): Promise<string[] | undefined> {
  return db.transaction().execute(async (tx) => {
    if (!(await tryLockSweep(tx))) return undefined
    const ids = await list(reviewsAtOnce)
    const due_at = now.toISOString()
    await insertOutbox(
      tx,
      ids.map((subject_id) => ({ job, subject_id, event_id: null, due_at })),
    )
    return ids
  })
}

function before(now: Date, ms: number): Date {
  return new Date(now.getTime() - ms)
}
