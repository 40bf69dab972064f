import { z } from 'zod'
import { queueNames } from '#app/components/desk/evidence.ts'
import { claimDeskItem, releaseOthers } from '#app/pages/desk-item.server.ts'
import { decideReview } from '#commands/decide-review'
import { extendLease } from '#commands/extend-lease'
import { handOverWork } from '#commands/hand-over-work'
import { markSignal } from '#commands/mark-signal'
import { releaseWork } from '#commands/release-work'
import { reopenReview } from '#commands/reopen-review'
import { saveDraft } from '#commands/save-draft'
import { skipWork } from '#commands/skip-work'
import { undoDecision } from '#commands/undo-decision'
import type { Database } from '#db/client'
import type { Person } from '#domain/permission'
import { ok } from '#domain/result'
import { decisionActions } from '#domain/review'

/** A text that Postgres can keep: JSON within a form can name NUL and half a surrogate pair, which it cannot. */
const textUpTo = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\0'))
    .transform((value) => value.toWellFormed())
const text = textUpTo(5000)
/** A field left empty in a form means that it was not filled in. */
const optionalText = text.transform((value) => value.trim() || undefined).optional()
const id = z.string().min(1).max(128)
const reason = z.string().trim().min(1).max(200)
const fromJson = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .max(100_000)
    .transform((value, context) => {
      try {
        return JSON.parse(value)
      } catch {
        context.addIssue({ code: 'custom', message: 'This is not JSON.' })
        return z.NEVER
      }
    })
    .pipe(schema)
const redaction = z.object({
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  reason: textUpTo(100),
})

/** Everything a form of the moderators' pages can ask for. */
export const DeskRequest = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('claim'), queue: z.enum(queueNames), workItemId: z.uuid().optional() }),
  z.object({ intent: z.literal('extend'), workItemId: z.uuid() }),
  z.object({
    intent: z.literal('draft'),
    workItemId: z.uuid(),
    draft: fromJson(z.object({ note: text, redactions: z.array(redaction).max(200) })),
  }),
  z.object({ intent: z.literal('release'), workItemId: z.uuid(), reason }),
  z.object({ intent: z.literal('leave'), queue: z.enum(queueNames), keep: z.uuid().optional() }),
  z.object({ intent: z.literal('skip'), workItemId: z.uuid(), reason }),
  z.object({
    intent: z.literal('hand_over'),
    workItemId: z.uuid(),
    toAccountId: z.uuid(),
    note: text.default(''),
  }),
  z.object({
    intent: z.literal('decide'),
    reviewId: id,
    action: z.enum(decisionActions),
    reasonCode: optionalText,
    note: optionalText,
    redactions: fromJson(z.array(redaction).max(200)).optional(),
    seenVersion: z.coerce.number().int(),
    requestKey: z.uuid(),
  }),
  z.object({ intent: z.literal('undo'), decisionId: z.uuid() }),
  z.object({
    intent: z.literal('mark'),
    reviewId: id,
    revision: z.coerce
      .number()
      .int()
      .min(1)
      .max(2 ** 31 - 1),
    signal: textUpTo(100),
    isRight: z.enum(['true', 'false', '']).transform((given) => (given === '' ? null : given === 'true')),
  }),
  z.object({
    intent: z.literal('reopen'),
    reviewId: id,
    why: z.string().trim().min(1).max(5000),
    seenVersion: z.coerce.number().int(),
    requestKey: z.uuid(),
  }),
])
export type DeskRequest = z.infer<typeof DeskRequest>

/** Does what a form asked for, in the person's name; days are said in the zone. */
export async function fulfil(
  db: Database,
  asked: DeskRequest,
  person: Person,
  { zone, now }: { zone: string; now: Date },
) {
  switch (asked.intent) {
    case 'claim':
      return claimDeskItem(db, asked, person, now)
    case 'extend':
      return extendLease(db, asked, person, now)
    case 'draft':
      return saveDraft(db, asked, person, now)
    case 'release':
      return releaseWork(db, asked, person, now)
    case 'leave':
      await releaseOthers(db, asked, person, now)
      return ok(undefined)
    case 'skip':
      return skipWork(db, asked, person, now)
    case 'hand_over':
      return handOverWork(db, asked, person, now)
    case 'decide':
      return decideReview(db, { ...asked, zone }, person, now)
    case 'undo':
      return undoDecision(db, asked, person, now)
    case 'mark':
      return markSignal(db, asked, person, now)
    case 'reopen':
      return reopenReview(db, asked, person, now)
    default:
      return asked satisfies never
  }
}
