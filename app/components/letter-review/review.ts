import type { Cause } from '#domain/cause'
import type { Language } from '#domain/language'
import type { LetterContent } from '#domain/letter/content'
import type { Gap } from '#domain/letter/gaps'
import type { JudgedRow, LetterVerdict } from '#domain/letter/rubric'
import type { LetterState } from '#domain/letter/state'

/** What the parts of a letter's page need of it. */
export type ReviewedLetter = {
  letter: {
    version: number
    cycle: number
    lateForCycle: number | null
    state: LetterState
    receivedAt: Date | null
    replyDueAt: Date | null
    answeredAt: Date | null
    escalatedTo: 'senior' | 'admin' | null
    returns: number
    verdict: LetterVerdict | null
    overrideReason: string | null
  }
  versions: { version: number; submittedAt: Date; onTime: boolean }[]
  sent: { version: number; content: LetterContent; language: Language } | undefined
  before: { version: number; content: LetterContent } | undefined
  rows: JudgedRow[]
  gaps: Gap[]
  causes: { cause: Cause; count: number }[]
  language: Language
  suggested: string | null
}
