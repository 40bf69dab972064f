import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { ComplaintFormAnswer } from '#app/components/complaints/view.ts'
import { optionalText, readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { areWordsHeld, wordsHeld } from '#app/pages/words-held.ts'
import { answerComplaint, sellerAnswers } from '#commands/complaints/answer-complaint'
import type { ComplaintDoer } from '#commands/complaints/doer'
import { rateComplaint } from '#commands/complaints/rate-complaint'
import { returnToComplaint } from '#commands/complaints/return-to-complaint'
import { sendComplaintMessage } from '#commands/complaints/send-complaint-message'
import { withdrawalWills, withdrawComplaint } from '#commands/complaints/withdraw-complaint'
import type { Database } from '#db/client'
import type { ComplaintSide } from '#domain/complaints/mover'
import type { SatisfactionScore } from '#domain/complaints/satisfaction'
import type { Result } from '#domain/result'

const common = { requestKey: z.uuid() }
const text = requiredText(5000)

const score = z
  .enum(['1', '2', '3', '4', '5'], 'form.required')
  .transform((sent) => Number(sent) as SatisfactionScore) // One of the five above.

const SideForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('message'), ...common, text, to: z.enum(['both', 'us']).default('both') }),
  z.object({ intent: z.literal('answer'), ...common, text, answer: z.enum(sellerAnswers, 'form.required') }),
  z.object({ intent: z.literal('withdraw'), ...common, will: z.enum(withdrawalWills).optional() }),
  z.object({ intent: z.literal('contest'), ...common, text }),
  z.object({
    intent: z.literal('rate'),
    ...{ ...common, score, text: optionalText(2000) },
  }),
  z.object({ intent: z.literal('reopen'), ...common, text }),
])
type SideForm = z.output<typeof SideForm>

/** What is said once a form has been carried out, by what it asked for. */
const said = {
  message: 'complaints.did.message',
  answer: 'complaints.did.answer',
  withdraw: 'complaints.did.withdraw',
  contest: 'complaints.did.contest',
  rate: 'complaints.did.rate',
  reopen: 'complaints.did.reopen',
} as const satisfies Record<SideForm['intent'], string>
export const sideNotices: readonly string[] = [
  ...Object.values(said),
  'complaints.did.withdrawn',
  'complaints.did.held',
  'complaints.did.file',
  'complaints.did.file_alone',
  'complaints.did.notice',
]

/** One side of a complaint at its page: who that is, and where the page is. */
export type AtSide = {
  complaintId: string
  side: ComplaintSide
  doer: ComplaintDoer
  /** The account of somebody of a shop; null for whoever came by a link. */
  authorId: string | null
  zone: string
  now: Date
  /** The page's own query, to come back to. */
  search: string
}

/** Carries out a side's form: back to the page, or what was wrong with it. */
export async function answerSideForm(db: Database, form: FormData, at: AtSide) {
  const read = readForm(form, SideForm)
  if (!read.ok) return data<ComplaintFormAnswer>({ form: String(form.get('intent') ?? ''), state: read }, 422)
  const answer = await fulfil(db, read.value, at)
  const { intent } = read.value
  if (!answer.ok) {
    const errors = { form: `complaints.refusal.${answer.refusal.reason}` }
    return data<ComplaintFormAnswer>({ form: intent, state: { errors, values: valuesOf(form) } }, 409)
  }
  const params = new URLSearchParams(at.search)
  params.set('done', doneOf(intent, answer.value))
  return redirect(`?${params}`)
}

function doneOf(intent: SideForm['intent'], did: unknown): string {
  if (did === 'held' || areWordsHeld(did)) return wordsHeld
  if (intent !== 'withdraw') return said[intent]
  return isWithdrawn(did) ? 'complaints.did.withdrawn' : said.withdraw
}

/** Whether a complaint that was to be withdrawn is; whoever was not free to keeps it. */
function isWithdrawn(did: unknown): boolean {
  return typeof did === 'object' && did !== null && 'state' in did && did.state === 'withdrawn'
}

async function fulfil(
  db: Database,
  sent: SideForm,
  { complaintId, side, doer, authorId, zone, now }: AtSide,
): Promise<Result<unknown, { reason: string }>> {
  const command = { complaintId, requestKey: sent.requestKey }
  switch (sent.intent) {
    case 'message': {
      const lane = sent.to === 'both' ? 'both' : side
      return sendComplaintMessage(
        db,
        { ...command, lane, text: sent.text, authorId, isConfirmed: true },
        doer,
        now,
      )
    }
    case 'answer':
      if (authorId === null) return { ok: false, refusal: { reason: 'not_permitted' } }
      return answerComplaint(db, { ...command, answer: sent.answer, text: sent.text, authorId }, doer, now)
    case 'withdraw':
      return withdrawComplaint(db, { ...command, will: sent.will }, doer, now)
    case 'rate':
      return rateComplaint(db, { ...command, side, score: sent.score, words: sent.text ?? null }, doer, now)
    case 'contest':
    case 'reopen':
      return returnToComplaint(
        db,
        { ...command, move: sent.intent, text: sent.text, side, authorId, zone },
        doer,
        now,
      )
    default:
      return sent satisfies never
  }
}
