import type { AppealMatter } from '#app/components/appeals/shapes.ts'
import type { Database } from '#db/client'
import { findCase } from '#db/coercion/cases'
import { findDispute } from '#db/disputes/disputes'
import { findFaultClaim } from '#db/disputes/fault-claims'
import { findReply } from '#db/replies/queue'
import type { StatementSubject } from '#domain/statements/kind'

type Subject = { subjectKind: StatementSubject; subjectId: string }
/** The review a matter is about, where it is about one, and what its maker wrote in it. */
type Matter = { reviewId: string; said: AppealMatter | null }

/**
 * What an appeal is about, as far as it was before anybody decided: a reviewer reads it before they have a view. Undefined
 * where there is nothing to read but the statement.
 */
export async function readMatter(
  db: Database,
  { subjectKind, subjectId }: Subject,
): Promise<Matter | undefined> {
  switch (subjectKind) {
    case 'review':
      return { reviewId: subjectId, said: null }
    case 'integrity_case': {
      const found = await findCase(db, subjectId)
      return found && { reviewId: found.reviewId, said: null }
    }
    case 'dispute': {
      const found = await findDispute(db, subjectId)
      if (!found) return undefined
      const { reviewId, reasonCode: about, text, newFacts } = found
      const texts = newFacts && newFacts !== text ? [text, newFacts] : [text]
      return { reviewId, said: { kind: 'dispute', about, texts } }
    }
    case 'fault_claim': {
      const found = await findFaultClaim(db, subjectId)
      if (!found) return undefined
      const { reviewId, fault: about, text } = found
      return { reviewId, said: { kind: 'fault_claim', about, texts: [text] } }
    }
    case 'reply': {
      const found = await findReply(db, subjectId)
      return found && { reviewId: found.reviewId, said: { kind: 'reply', texts: [found.text] } }
    }
    default:
      return undefined
  }
}
