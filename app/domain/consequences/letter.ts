import { type ConsequenceTable, nothing } from '#domain/consequences/table'
import type { LetterEvents } from '#domain/events/letter'

/** A letter sets no machine in motion: people read it, and the sweep watches its reply. */
export const letterConsequences: ConsequenceTable<LetterEvents> = {
  feedback_opened: nothing,
  cause_set: nothing,
  letter_begun: nothing,
  letter_submitted: nothing,
  letter_stopped: nothing,
  letter_file_added: nothing,
  letter_file_removed: nothing,
  letter_returned: nothing,
  letter_review_saved: nothing,
  letter_judged: nothing,
  letter_answered: nothing,
  letter_withdrawn: nothing,
  letter_reply_neared: nothing,
  letter_reply_escalated: nothing,
  commitments_opened: nothing,
  commitment_settled: nothing,
}
