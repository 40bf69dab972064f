import { type Appellant, actorOfAppellant, isAddressee } from '#commands/appeals/appellant'
import {
  type AppealAnswer,
  type AppealCommand,
  type AppealRefusal,
  changeAppeal,
} from '#commands/appeals/change-appeal'
import { resumed } from '#commands/appeals/resume'
import type { Database } from '#db/client'
import { type AppealMoveRefusal, moveAppeal } from '#domain/appeals/state'
import { ok, type Result, refuse } from '#domain/result'

export type AnswerQuestion = AppealCommand & { words: string }
export type QuestionRefusal = AppealMoveRefusal | { reason: 'not_found' } | { reason: 'words_required' }

/** Takes what an appellant sends to what they were asked (A5); the appeal goes on. */
export async function answerQuestion(
  db: Database,
  { words, ...command }: AnswerQuestion,
  appellant: Appellant,
  now: Date,
): Promise<Result<AppealAnswer, AppealRefusal | QuestionRefusal>> {
  const acts = { actor: actorOfAppellant(appellant), at: now }
  return changeAppeal<QuestionRefusal>(db, command, acts, async (_, appeal) => {
    if (!isAddressee(appellant, appeal)) return refuse({ reason: 'not_found' })
    const moved = moveAppeal(appeal.state, 'resume')
    if (!moved.ok) return moved
    const sent = words.trim()
    return sent
      ? ok(resumed(appeal, { sent, after: moved.value }, now))
      : refuse({ reason: 'words_required' })
  })
}
