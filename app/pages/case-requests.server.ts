import { z } from 'zod'
import { numberBetween, optionalText, requiredText, ticked, tickedOf } from '#app/pages/form.ts'
import { annulExclusion } from '#commands/exclusion/annul-exclusion'
import { approveExclusion } from '#commands/exclusion/approve-exclusion'
import { cancelExclusion } from '#commands/exclusion/cancel-exclusion'
import { closeProbation } from '#commands/exclusion/close-probation'
import { confirmStop } from '#commands/exclusion/confirm-stop'
import { decideRecheck } from '#commands/exclusion/decide-recheck'
import { gatherSnapshot } from '#commands/exclusion/gather-snapshot'
import { openRecheck } from '#commands/exclusion/open-recheck'
import { pauseExclusion, resumeExclusion } from '#commands/exclusion/pause-exclusion'
import { proposeExclusion } from '#commands/exclusion/propose-exclusion'
import { relapseSeller } from '#commands/exclusion/relapse-seller'
import { secondDecision } from '#commands/exclusion/second-decision'
import { refuseExclusion, sendBackExclusion } from '#commands/exclusion/send-back-exclusion'
import { stopSeller } from '#commands/exclusion/stop-seller'
import { submitExclusion } from '#commands/exclusion/submit-exclusion'
import { giveTerminationNotice, withdrawTermination } from '#commands/exclusion/terminate-seller'
import type { Database } from '#db/client'
import { extensionDays, longestPauseDays } from '#domain/exclusion/clock'
import { refusalReasonCodes } from '#domain/exclusion/reasons/reason'
import type { ExclusionSnapshot } from '#domain/exclusion/snapshot'
import { changesSince } from '#domain/exclusion/snapshot-changes'
import { terminationExceptions } from '#domain/exclusion/termination'
import type { Person } from '#domain/permission'
import { refuse } from '#domain/result'

const seen = { seenVersion: z.coerce.number().int().min(0).max(1_000_000), requestKey: z.uuid() }
const note = requiredText(5000)
/** Of the reasons the command says itself which it takes; none at all is said by the form. */
const reasonCodes = z
  .preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.string().max(64)).max(20))
  .refine((codes) => codes.length > 0, 'form.scope_needed')
const scope = {
  scope: z.enum(['all', 'category']),
  category: optionalText(200),
  reasonCodes,
}
const withNote = <Intent extends string>(intent: Intent) =>
  z.object({ intent: z.literal(intent), note, ...seen })
const plain = <Intent extends string>(intent: Intent) => z.object({ intent: z.literal(intent), ...seen })

/** Everything the forms of a case can ask for. */
export const CaseRequest = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('propose'), note, ...scope, ...seen }),
  z.object({ intent: z.literal('submit'), note, ...scope, ...seen }),
  z.object({ intent: z.literal('approve'), readChanges: ticked, ...seen }),
  withNote('send_back'),
  withNote('refuse_approval'),
  withNote('cancel'),
  plain('open_recheck'),
  z.object({ intent: z.literal('reinstate'), note: optionalText(5000), ...seen }),
  z.object({
    intent: z.literal('uphold'),
    reasons: tickedOf(refusalReasonCodes).refine((codes) => codes.length > 0, 'form.scope_needed'),
    nextInDays: numberBetween(extensionDays.least, extensionDays.most),
    note: optionalText(5000),
    ...seen,
  }),
  z.object({ intent: z.literal('second'), agrees: z.enum(['yes', 'no']), note: optionalText(5000), ...seen }),
  z.object({ intent: z.literal('pause'), days: numberBetween(1, longestPauseDays), note, ...seen }),
  plain('resume'),
  withNote('close_in_spite'),
  withNote('relapse'),
  z.object({
    intent: z.literal('give_termination_notice'),
    terminatesOn: z.union([z.literal('').transform(() => undefined), z.iso.date('form.invalid')]).optional(),
    exception: z.union([z.literal('').transform(() => undefined), z.enum(terminationExceptions)]).optional(),
    note,
    ...seen,
  }),
  withNote('withdraw_termination'),
  withNote('annul'),
  z.object({ intent: z.literal('stop_at_once'), note, ...scope, ...seen }),
  plain('confirm_stop'),
])
export type CaseRequest = z.infer<typeof CaseRequest>

type Of = { exclusionId: string; sellerId: string; zone: string; snapshot: ExclusionSnapshot | null }

/** Does what a form of a case asked for, in the person's name. */
export async function fulfilCase(db: Database, of: Of, asked: CaseRequest, { person, now, isLook }: Asking) {
  const { exclusionId, sellerId, zone } = of
  const { seenVersion, requestKey } = asked
  const command = { exclusionId, seenVersion, requestKey, isLook }
  switch (asked.intent) {
    case 'propose':
      return proposeExclusion(db, { ...asked, sellerId, zone }, person, now)
    case 'stop_at_once':
      return stopSeller(db, { ...asked, sellerId, zone, isLook }, person, now)
    case 'submit':
      return submitExclusion(db, { ...asked, exclusionId }, person, now)
    case 'approve':
      if (!asked.readChanges && (await hasChanged(db, of, now))) return refuse({ reason: 'changes_unread' })
      return approveExclusion(db, command, person, now)
    case 'confirm_stop':
      return confirmStop(db, command, person, now)
    case 'open_recheck':
      return openRecheck(db, command, person, now)
    case 'resume':
      return resumeExclusion(db, command, person, now)
    case 'reinstate':
      return decideRecheck(
        db,
        { ...asked, exclusionId, isLook, outcome: 'reinstate', reasons: [], note: asked.note ?? '' },
        person,
        now,
      )
    case 'uphold':
      return decideRecheck(
        db,
        { ...asked, exclusionId, isLook, outcome: 'uphold', note: asked.note ?? '' },
        person,
        now,
      )
    case 'second':
      return secondDecision(
        db,
        { ...asked, exclusionId, isLook, isApproved: asked.agrees === 'yes' },
        person,
        now,
      )
    case 'pause':
      return pauseExclusion(db, { ...asked, exclusionId, why: asked.note }, person, now)
    case 'give_termination_notice':
      return giveTerminationNotice(db, { ...asked, exclusionId, isLook }, person, now)
    default:
      return fulfilWithNote(db, { exclusionId, isLook, ...asked }, { person, now })
  }
}

/** Whether the evidence is other today than it was frozen. */
async function hasChanged(db: Database, { sellerId, zone, snapshot }: Of, now: Date): Promise<boolean> {
  if (!snapshot) return false
  const today = await db.transaction().execute((tx) => gatherSnapshot(tx, sellerId, { zone, now }))
  return changesSince(snapshot, today).length > 0
}

/** `isLook`: nothing is done, and what would be sent is shown. */
type Asking = { person: Person; now: Date; isLook: boolean }
type WithNote = Extract<
  CaseRequest,
  {
    intent:
      | 'send_back'
      | 'refuse_approval'
      | 'cancel'
      | 'close_in_spite'
      | 'relapse'
      | 'withdraw_termination'
      | 'annul'
  }
>

/** What takes a reason in words and nothing else. */
function fulfilWithNote(
  db: Database,
  { intent, ...command }: WithNote & { exclusionId: string; isLook: boolean },
  { person, now }: Omit<Asking, 'isLook'>,
) {
  switch (intent) {
    case 'send_back':
      return sendBackExclusion(db, command, person, now)
    case 'refuse_approval':
      return refuseExclusion(db, command, person, now)
    case 'cancel':
      return cancelExclusion(db, command, person, now)
    case 'close_in_spite':
      return closeProbation(db, command, person, now)
    case 'relapse':
      return relapseSeller(db, command, person, now)
    case 'withdraw_termination':
      return withdrawTermination(db, command, person, now)
    case 'annul':
      return annulExclusion(db, command, person, now)
    default:
      return intent satisfies never
  }
}
