import { z } from 'zod'
import type { letterMails } from '#app/pages/letter-mail.server.ts'
import { answerLetter } from '#commands/letters/answer-letter'
import { judgeLetter } from '#commands/letters/judge-letter'
import { returnLetter } from '#commands/letters/return-letter'
import { settleCommitment } from '#commands/letters/settle-commitment'
import type { Database } from '#db/client'
import { languages } from '#domain/language'
import { type JudgedRow, letterVerdicts, rowVerdicts } from '#domain/letter/rubric'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'

const seen = { seenVersion: z.coerce.number().int().nonnegative(), requestKey: z.uuid() }

/** What the page about a letter can ask for. The rows of a judgement are fields of their own. */
export const LetterAction = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('judge'),
    ...seen,
    override: z.enum(['', ...letterVerdicts]),
    reason: z.string().max(2_000),
  }),
  z.object({ intent: z.literal('return'), ...seen, note: z.string().max(2_000) }),
  z.object({
    intent: z.literal('answer'),
    ...seen,
    language: z.enum(languages),
    text: z.string().max(20_000),
  }),
  z.object({
    intent: z.literal('settle'),
    requestKey: z.uuid(),
    commitmentId: z.uuid(),
    outcome: z.enum(['fulfilled', 'broken']),
    evidence: z.string().max(2_000),
  }),
])

type Asked = {
  letterId: string
  asked: z.output<typeof LetterAction>
  form: FormData
  mails: ReturnType<typeof letterMails>
}
type Done = 'judged' | 'returned' | 'answered' | 'settled'

/** Does what the page asked for; the value says what was done. */
export async function actOnLetter(
  db: Database,
  { letterId, asked, form, mails }: Asked,
  person: Person,
  now: Date,
): Promise<Result<Done, { reason: string }>> {
  switch (asked.intent) {
    case 'judge': {
      const { override, reason, seenVersion, requestKey } = asked
      const overruled = override === '' ? undefined : { verdict: override, reason }
      const command = { letterId, seenVersion, requestKey, rows: readRows(form), override: overruled }
      return said('judged', await judgeLetter(db, command, person, now))
    }
    case 'return': {
      const { intent: _, note, ...command } = asked
      const returned = await returnLetter(
        db,
        { letterId, ...command, note: note.trim() || null, write: mails.returned },
        person,
        now,
      )
      return said('returned', returned)
    }
    case 'answer': {
      const { intent: _, text, ...command } = asked
      const plain = text.replaceAll('\r\n', '\n')
      return said(
        'answered',
        await answerLetter(db, { letterId, ...command, text: plain, write: mails.answered }, person, now),
      )
    }
    case 'settle': {
      const { intent: _, ...command } = asked
      return said('settled', await settleCommitment(db, command, person, now))
    }
    default:
      return asked satisfies never
  }
}

function said(done: Done, result: Result<unknown, { reason: string }>): Result<Done, { reason: string }> {
  return result.ok ? ok(done) : result
}

/** The rows that were judged; one left open is no row. */
function readRows(form: FormData): JudgedRow[] {
  return [...form].flatMap(([name, value]) => {
    const verdict = rowVerdicts.find((one) => one === value)
    if (!name.startsWith('verdict.') || !verdict) return []
    const rowId = name.slice('verdict.'.length)
    const note = String(form.get(`note.${rowId}`) ?? '')
      .trim()
      .slice(0, 2_000)
    return [{ rowId, verdict, note: note || null }]
  })
}
