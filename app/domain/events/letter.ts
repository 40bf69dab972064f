import type { Cause } from '#domain/cause'
import type { LetterVerdict } from '#domain/letter/rubric'
import type { EscalatedTo } from '#domain/letter/timeliness'

type OfExclusion = { exclusionId: string; version: number }

/** What a seller does about its feedback and its letter, and what becomes of the letter. */
export type LetterEvents = {
  feedback_opened: { sellerId: string }
  cause_set: { sellerId: string; before: Cause | null; after: Cause }
  letter_begun: { exclusionId: string; cycle: number }
  /** `digest` is the SHA-256 of the content; `warnings` are the kinds shown before sending. */
  letter_submitted: OfExclusion & {
    cycle: number
    lateForCycle: number | null
    digest: string
    /** SHA-256 of each file it was sent with. */
    files: string[]
    warnings: string[]
    /** Of negatives and complaints, 0–1. */
    coverage: number
    replyDueAt: string
  }
  /** It tied money or goods to a review, and was not sent; `phrases` says how many times, never in which words. */
  letter_stopped: { exclusionId: string; phrases: number }
  letter_file_added: { exclusionId: string; fileId: string; digest: string }
  letter_file_removed: { exclusionId: string; fileId: string }
  letter_returned: OfExclusion & { nth: number; gaps: string[] }
  letter_review_saved: OfExclusion & { judged: number; rows: number }
  letter_judged: OfExclusion & { verdict: LetterVerdict; derived: LetterVerdict }
  letter_answered: OfExclusion & { verdict: LetterVerdict }
  letter_withdrawn: { exclusionId: string; versions: number[] }
  /** Its reply is due within so many days, 0 where it is late. */
  letter_reply_neared: { exclusionId: string; days: number; dueAt: string }
  letter_reply_escalated: { exclusionId: string; to: EscalatedTo }
  commitments_opened: { exclusionId: string; count: number }
  commitment_settled: {
    exclusionId: string
    commitmentId: string
    outcome: 'fulfilled' | 'broken'
    letterState: 'commitments_open' | 'fulfilled' | 'broken'
  }
}
