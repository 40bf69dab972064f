import { announced, atOnce, type ConsequenceTable, nothing } from '#domain/consequences/table'
import type { ComplaintEvents } from '#domain/events/complaint'

export const complaintConsequences: ConsequenceTable<ComplaintEvents> = {
  complaint_received: atOnce('acknowledge_complaints'),
  // Both sides hear of every stage; what was decided for the buyer or promised in vain counts against the seller, and
  // nothing that came of a fake order does.
  complaint_moved: ({ move }) =>
    // Triage begins with the receipt, and tells of it.
    move === 'acknowledge'
      ? []
      : [
          ...announced(),
          { job: 'tell_of_complaints', afterMs: 0 },
          ...(countsAnew.includes(move) ? atOnce('recount_complaints')() : []),
        ],
  complaint_classified: nothing,
  complaint_overdue: nothing,
  complaint_reporter_judged: nothing,
  complaint_handed_over: nothing,
  complaint_seller_reminded: atOnce('tell_of_complaints'),
  complaint_message_sent: atOnce('tell_of_complaints'),
  complaint_message_held: nothing,
  complaint_message_judged: nothing,
  complaint_answered: announced,
  complaint_decision_cleared: () => [
    ...announced(),
    ...atOnce('tell_of_complaints')(),
    ...atOnce('recount_complaints')(),
  ],
  complaint_rated: nothing,
  complaint_withdrawal_doubted: nothing,
  complaint_withdrawal_heard: nothing,
}

const countsAnew: readonly string[] = ['decide', 'miss_remedy', 'verify_fake', 'reopen_on_appeal']
