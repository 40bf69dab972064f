import type { Database } from '#db/client'
import { insertDecisions } from '#tests/setup/decisions'

type Given = {
  label: number
  at: Date
  isUndone?: boolean
  reasonCode?: string
  action?: 'publish' | 'reject' | 'return'
}

/** What a person decided about a review, final from `at` on; the person's id is made up. */
export async function decide(
  db: Database,
  reviewId: string,
  { label, at, isUndone = false, ...given }: Given,
): Promise<void> {
  const action = given.action ?? (label === 1 ? 'reject' : 'publish')
  await insertDecisions(db, [
    {
      subjectKind: 'review',
      subjectId: reviewId,
      revision: 1,
      action,
      reasonCode: given.reasonCode ?? (label === 1 ? 'not_genuine' : null),
      note: null,
      redactions: '[]',
      fromState: 'queued',
      toState: action === 'reject' ? 'rejected' : 'published',
      version: 2,
      policyVersion: 0,
      decidedBy: await somebody(db),
      decidedAt: at,
      effectiveAt: at,
      undoneAt: isUndone ? at : null,
      requestKey: null,
      before: '{}',
    },
  ])
}

async function somebody(db: Database): Promise<string> {
  const email = 'somebody@example.com'
  const known = await db.selectFrom('account').select('id').where('email', '=', email).executeTakeFirst()
  if (known) return known.id
  const { id } = await db
    .insertInto('account')
    .values({ email, name: 'Somebody', role: 'moderator', createdAt: new Date() })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
