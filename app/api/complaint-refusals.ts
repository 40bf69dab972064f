import { invalidField, Problem } from '#app/api/problem.ts'
import type { TriageComplaintRefusal } from '#commands/complaints/triage-complaint'

/** What a refusal at the desk of complaints is called to whoever asks over HTTP. */
export function complaintProblem(refusal: TriageComplaintRefusal): Problem {
  switch (refusal.reason) {
    case 'not_found':
      return new Problem('not_found')
    case 'not_permitted':
      return new Problem('forbidden')
    case 'decided_before':
    case 'takes_two':
    case 'tied':
    case 'took_part':
      return new Problem('same_person', { members: { why: refusal.reason } })
    case 'complaint_changed': {
      const { by, at, state } = refusal
      return new Problem('changed_meanwhile', { members: { by, at: at.toISOString(), state } })
    }
    case 'lease_lost':
      return new Problem('lease_lost', {
        members: { by: refusal.by, until: refusal.until?.toISOString() ?? null },
      })
    case 'not_allowed':
      return new Problem('not_allowed', { members: { from: refusal.from, move: refusal.move } })
    case 'no_content':
    case 'review_waits':
      return new Problem('not_allowed', { members: { why: refusal.reason } })
    case 'request_key_taken':
      return invalidField('requestKey', 'was sent before about something else')
    default: {
      const [path, message] = fields[refusal.reason]
      return invalidField(path, message)
    }
  }
}

/** Which field of a decision is wrong, and how. */
const fields = {
  original_busy: ['decision.duplicateOf', 'is being changed by somebody at this moment'],
  unknown_original: ['decision.duplicateOf', 'is no complaint about the same seller it could be joined with'],
  topic_missing: ['decision.move', 'needs a topic to be chosen first'],
  not_about_the_seller: ['decision.move', 'is for complaints about the seller only'],
  hours_out_of_range: ['decision.hours', 'is too short or too long'],
  answer_missing: ['decision.answer', 'is needed for this'],
  told_missing: ['decision.told', 'is needed for this'],
  law_missing: ['decision.illegal.law', 'is needed for this'],
  why_missing: ['decision.illegal.why', 'is needed for this'],
  other_author: ['decision.reviewId', 'was written by somebody else than the buyer of the order'],
  buyer_unknown: ['decision.move', 'needs an order that came in, whose buyer can be told'],
  author_unknown: ['decision.reviewId', 'is needed where no order that came in names the buyer'],
  personal: ['decision.illegal', 'names an address or a number by which somebody can be reached'],
  other_topic: ['decision.move', 'is not for a complaint of this topic'],
  reason_unknown: ['decision.reasonCode', 'is no reason a review can be taken down for'],
  not_enough_checked: ['decision.checked', 'is not enough to prove it'],
  statement_incomplete: ['', 'the statement of reasons would have a gap'],
} as const
