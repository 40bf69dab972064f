import { type AppealStep, appealEvent } from '#commands/appeals/change-appeal'
import { resumed } from '#commands/appeals/resume'
import { record } from '#commands/record'
import { type Appeal, lockAppeal, setAppeal } from '#db/appeals/appeals'
import type { Database } from '#db/client'
import { closingDays, inDays, remindersDue } from '#domain/appeals/clock'
import { type AppealMove, type AppealState, moveAppeal, runningAppealStates } from '#domain/appeals/state'
import type { Actor } from '#domain/event'

const clocks: Actor = { kind: 'job', id: 'keep_clocks' }

/**
 * Does the one thing an appeal's clocks have made due: goes on where nothing came of what was asked for, notes that the
 * effects are told, closes what is over, reminds of what is nearly late. None of it decides anything (G5).
 *
 * @returns whether anything was due
 */
export async function keepAppealClock(db: Database, appealId: string, now: Date): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const appeal = await lockAppeal(tx, appealId)
    const reminder = appeal && dueReminder(appeal, now)
    const step = reminder ?? (appeal && dueStep(appeal, now))
    if (!step) return false
    // A reminder changes nothing that somebody may have in front of them.
    await setAppeal(tx, appealId, step.set, { isNewVersion: !reminder })
    await record(tx, step.events, { actor: clocks, at: now })
    return true
  })
}

/** Whoever hears appeals is reminded of one whose time is nearly over, and again when it is. */
function dueReminder(appeal: Appeal, now: Date): AppealStep | undefined {
  const { state, dueAt } = appeal
  const nth = remindersDue(dueAt, now)
  const isRunning = (runningAppealStates as readonly AppealState[]).includes(state)
  if (!isRunning || nth <= appeal.reminded) return undefined
  return {
    set: { state, reminded: nth },
    events: [appealEvent('appeal_reminded', appeal, state, { nth, dueAt: dueAt.toISOString() })],
  }
}

function dueStep(appeal: Appeal, now: Date): AppealStep | undefined {
  const { state, askedUntil, decidedAt } = appeal
  const to = (move: AppealMove) => moveAppeal(state, move)
  const resume = to('resume')
  if (resume.ok)
    return askedUntil && askedUntil <= now
      ? resumed(appeal, { sent: null, after: resume.value }, now)
      : undefined
  const finish = to('finish')
  if (finish.ok)
    return {
      set: { state: finish.value },
      events: [appealEvent('appeal_effects_done', appeal, finish.value, {})],
    }
  const close = to('close')
  const isOver = decidedAt !== null && inDays(closingDays, decidedAt) <= now && state !== 'external'
  if (!close.ok || !isOver) return undefined
  return {
    set: { state: close.value, endedAt: now },
    events: [appealEvent('appeal_closed', appeal, close.value, {})],
  }
}
