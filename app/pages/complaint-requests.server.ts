import { data, redirect } from '@remix-run/node'
import type { ComplaintFormAnswer } from '#app/components/complaints/view.ts'
import { decisionOf, StaffForm } from '#app/pages/complaint-forms.ts'
import { readForm, valuesOf } from '#app/pages/form.ts'
import { showFirst, wasLookedAt } from '#app/pages/look-first.server.ts'
import { classifyComplaint } from '#commands/complaints/classify-complaint'
import { staffDoer } from '#commands/complaints/doer'
import { handOverComplaint } from '#commands/complaints/hand-over-complaint'
import { hearWithdrawal } from '#commands/complaints/hear-withdrawal'
import { judgeHeldMessage } from '#commands/complaints/judge-held-message'
import { sendComplaintMessage } from '#commands/complaints/send-complaint-message'
import { takeComplaint } from '#commands/complaints/take-complaint'
import { triageComplaint } from '#commands/complaints/triage-complaint'
import type { Database } from '#db/client'
import { isTopic } from '#domain/complaints/kind'
import type { Person } from '#domain/permission'
import { type Result, refuse } from '#domain/result'

export const staffNotices = [
  'complaints.did.staff',
  'complaints.did.message',
  'complaints.did.claim',
  'complaints.did.hand_over',
  'complaints.did.hear_withdrawal',
  'complaints.did.deliver_held',
  'complaints.did.stop_held',
  'judging.did.removed',
] as const

/** What takes a review down or is held against a buyer: their letter is read before it is sent. */
const lookedAtFirst: readonly string[] = ['remove_content', 'verify_fake', 'verify_extortion']

/** Which complaint, by whom and when a form is carried out. */
export type AtCase = { complaintId: string; person: Person; zone: string; now: Date }

/** Carries out one of our people's forms: back to the page, or what was wrong with it. */
export async function answerStaffForm(db: Database, form: FormData, at: AtCase) {
  const name = String(form.get('form') ?? '')
  const read = readForm(form, StaffForm)
  if (!read.ok) return data<ComplaintFormAnswer>({ form: name, state: read }, 422)
  const isLook = lookedAtFirst.includes(read.value.intent) && !wasLookedAt(form)
  const answer = await fulfil(db, read.value, { ...at, isLook })
  if (answer.ok && isLook) return showFirst(form, answer.value)
  if (answer.ok) return redirect(`?done=${doneOf(read.value.intent)}`)
  const { reason } = answer.refusal
  const errors = { [fieldOf[reason] ?? 'form']: `complaints.refusal.${reason}` }
  return data<ComplaintFormAnswer>({ form: name, state: { errors, values: valuesOf(form) } }, 409)
}

const ownWords = ['message', 'claim', 'hand_over', 'hear_withdrawal', 'deliver_held', 'stop_held'] as const

/** What is said once a form has been carried out: in words of its own, or that both sides see it. */
function doneOf(intent: StaffForm['intent']): (typeof staffNotices)[number] {
  if (intent === 'remove_content') return 'judging.did.removed'
  const own = ownWords.find((each) => each === intent)
  return own ? `complaints.did.${own}` : 'complaints.did.staff'
}

/** Beside which field a refusal is shown; what is not named concerns the form as a whole. */
const fieldOf: Record<string, string> = {
  not_confirmed: 'isConfirmed',
  not_enough_checked: 'checked',
  unknown_person: 'toAccountId',
  unknown_original: 'duplicateOf',
  original_busy: 'duplicateOf',
  reason_unknown: 'reasonCode',
  told_missing: 'told',
  law_missing: 'law',
  why_missing: 'why',
  personal: 'why',
  other_author: 'reviewId',
  author_unknown: 'reviewId',
  buyer_unknown: 'told',
}

async function fulfil(
  db: Database,
  sent: StaffForm,
  { complaintId, person, zone, now, isLook }: AtCase & { isLook: boolean },
): Promise<Result<unknown, { reason: string }>> {
  switch (sent.intent) {
    case 'claim':
      return takeComplaint(db, { complaintId }, person, now)
    case 'message': {
      const { intent: _, ...message } = sent
      return sendComplaintMessage(
        db,
        { ...message, complaintId, authorId: person.id },
        staffDoer(person),
        now,
      )
    }
    case 'deliver_held':
    case 'stop_held': {
      const isStopped = sent.intent === 'stop_held'
      const judged = {
        outcome: isStopped ? 'stopped' : 'delivered',
        reason: isStopped ? sent.text : '',
      } as const
      return judgeHeldMessage(db, { complaintId, heldId: sent.heldId, ...judged }, person, now)
    }
    case 'hear_withdrawal':
      return hearWithdrawal(db, { ...sent, complaintId, note: sent.text }, person, now)
    case 'hand_over':
      return handOverComplaint(db, { ...sent, complaintId, note: sent.note ?? '' }, person, now)
    case 'classify': {
      const [topic = '', subtopic = null] = sent.about.split('.')
      if (!isTopic(topic)) return refuse({ reason: 'other_topic' })
      return classifyComplaint(db, { ...sent, complaintId, topic, subtopic }, person, now)
    }
    default: {
      const { requestKey, seenVersion } = sent
      return triageComplaint(
        db,
        { complaintId, requestKey, seenVersion, isLook, zone, decision: decisionOf(sent) },
        person,
        now,
      )
    }
  }
}
