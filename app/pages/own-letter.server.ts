import type { AppLoadContext } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { requireSeller } from '#app/web/services.server.ts'
import { findCaseOfSeller } from '#db/letters/case'
import { countFeedback } from '#db/letters/feedback'
import { listLetterFiles } from '#db/letters/files'
import { findLetter } from '#db/letters/reading'
import { mayDraft, maySend, windowStart } from '#domain/letter/case'
import { emptyLetter } from '#domain/letter/content'
import { mayMoveLetter } from '#domain/letter/state'
import { cycleDaysOf } from '#domain/letter/timeliness'

/** The seller who asks, the case of theirs a letter is about, and the letter as far as it has come. */
export async function readOwnLetter(context: AppLoadContext, request: Request) {
  const person = requireSeller(context, request)
  const ofCase = await findCaseOfSeller(context.db, person.sellerId)
  if (!ofCase) return { person, ofCase: undefined }
  const newest = await findLetter(context.db, ofCase.id)
  const whole = newest && newest.letter.cycle >= ofCase.cycle ? newest : undefined
  const filesEver = whole ? await listLetterFiles(context.db, whole.letter.id) : []
  const isOpen = mayDraft(ofCase) && (!whole || mayMoveLetter(whole.letter.state, 'submit'))
  return {
    person,
    ofCase,
    whole,
    /** What the last cycle's letter said is where the next one begins. */
    draft: whole?.letter.draft ?? newest?.letter.draft ?? emptyLetter,
    revision: whole?.letter.draftRevision ?? 0,
    savedAt: whole?.letter.draftSavedAt ?? null,
    /** Every file the letter ever had, and those that stand beside its draft. */
    filesEver,
    files: filesEver.filter(({ removedAt }) => removedAt === null),
    isOpen,
    canSend: isOpen && maySend(ofCase),
    days: cycleDaysOf(ofCase),
    window: { sellerId: person.sellerId, since: windowStart(ofCase) },
  }
}

export type OwnLetter = Extract<Awaited<ReturnType<typeof readOwnLetter>>, { ofCase: object }>

/**
 * The same where there is a case.
 *
 * @throws a redirect to the page that says that no letter is needed.
 */
export async function requireOwnLetter(context: AppLoadContext, request: Request): Promise<OwnLetter> {
  const own = await readOwnLetter(context, request)
  if (own.ofCase === undefined) throw redirect('/portal/letter')
  return own
}

/** The marks of every negative and complaint the letter is about. */
export function readMarks({ db }: AppLoadContext, { window }: OwnLetter) {
  return countFeedback(db, window)
}
