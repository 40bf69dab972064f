import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { linesOf, optionalText, readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { showFirst, wasLookedAt } from '#app/pages/look-first.server.ts'
import { askAppellant } from '#commands/appeals/ask-appellant'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import { findInadmissible } from '#commands/appeals/find-inadmissible'
import { followExternal } from '#commands/appeals/follow-external'
import { handBackAppeal } from '#commands/appeals/hand-back-appeal'
import { noteView } from '#commands/appeals/note-view'
import { secondAppeal } from '#commands/appeals/second-appeal'
import { takeAppeal } from '#commands/appeals/take-appeal'
import type { Database } from '#db/client'
import { infoDays } from '#domain/appeals/clock'
import { appealGrounds, type GroundAnswer, mostGroundLength } from '#domain/appeals/ground'
import { inadmissibleReasons, shownAs } from '#domain/appeals/outcome'
import { type AppealState, appealOutcomes } from '#domain/appeals/state'
import type { Person } from '#domain/permission'

const common = {
  form: z.string().max(300).default(''),
  requestKey: z.string().min(1).max(600),
  seenVersion: z.coerce.number().int().min(1).max(1_000_000_000),
}
const plain = <Intent extends string>(intent: Intent) => z.object({ intent: z.literal(intent), ...common })

const AppealForm = z.discriminatedUnion('intent', [
  plain('take'),
  plain('agree'),
  plain('disagree'),
  plain('come_back'),
  plain('close'),
  plain('note_view').extend({ view: requiredText(5000) }),
  plain('hand_back').extend({ conflict: optionalText(2000) }),
  plain('find_inadmissible').extend({ why: z.enum(inadmissibleReasons, 'form.required') }),
  plain('ask').extend({
    words: requiredText(5000),
    days: z.coerce.number().int().min(infoDays.least).max(infoDays.most),
  }),
  plain('decide').extend({
    outcome: z.enum(appealOutcomes, 'form.required'),
    note: requiredText(5000),
    shown: z
      .enum(['', ...shownAs])
      .transform((shown) => shown || undefined)
      .optional(),
    words: optionalText(2000),
  }),
  plain('go_external').extend({ body: requiredText(500), reference: optionalText(500) }),
])
type AppealForm = z.output<typeof AppealForm>
const Answers = z.object(
  Object.fromEntries(appealGrounds.map((ground) => [`answer_${ground}`, optionalText(mostGroundLength)])),
)
const Rights = z.object(
  Object.fromEntries(
    appealGrounds.map((ground) => [`right_${ground}`, z.enum(['yes', 'no'], 'form.required').optional()]),
  ),
)

export const appealNotices: readonly string[] = [
  ...AppealForm.options.map(({ shape }) => `appeals.did.${shape.intent.value}`),
  'appeals.did.propose',
]

/** What a reviewer is told of what they did. */
function didOf(intent: AppealForm['intent'], state: AppealState): string {
  return `appeals.did.${intent === 'decide' && state === 'second_opinion' ? 'propose' : intent}`
}

type Asked = { appealId: string; person: Person; zone: string; now: Date }

/** Carries out a reviewer's form about an appeal: back to its page, or what was wrong with it. */
export async function answerAppealForm(db: Database, form: FormData, asked: Asked) {
  const name = String(form.get('form') ?? '')
  const read = readForm(form, AppealForm)
  if (!read.ok) return data<FormAnswer>({ form: name, state: read }, 422)
  const said = readForm(form, Answers)
  if (!said.ok) return data<FormAnswer>({ form: name, state: said }, 422)
  const rights = readForm(form, Rights)
  if (!rights.ok) return data<FormAnswer>({ form: name, state: rights }, 422)
  const isLook = read.value.intent === 'decide' && !wasLookedAt(form)
  const answer = await carryOut(db, read.value, { ...asked, isLook }, answersOf(said.value, form))
  if (answer.ok && isLook) return showFirst(form, answer.value)
  if (answer.ok)
    return redirect(`/appeals/${asked.appealId}?done=${didOf(read.value.intent, answer.value.state)}`)
  const { refusal } = answer
  if (refusal.reason === 'not_found') throw new Response(null, { status: 404 })
  const errors = errorsOf(refusal)
  return data<FormAnswer>({ form: name, state: { errors, values: valuesOf(form) } }, 409)
}

/** Beside which field a refusal is shown; what is not named concerns the form as a whole. */
const fieldOf: Record<string, string> = {
  no_ground_right: 'outcome',
  ground_right: 'outcome',
  shown_required: 'shown',
  nothing_to_mask: 'shown',
  masked_alike: 'words',
  words_not_found: 'words',
}

function errorsOf(refusal: { reason: string; ground?: string }): Record<string, string> {
  if (refusal.reason === 'ground_unanswered') return { [`answer_${refusal.ground}`]: 'form.required' }
  return { [fieldOf[refusal.reason] ?? 'form']: `appeals.refusal.${refusal.reason}` }
}

function answersOf(said: z.output<typeof Answers>, form: FormData): GroundAnswer[] {
  return appealGrounds.flatMap((ground) => {
    const text = said[`answer_${ground}`]
    return text ? [{ ground, isRight: form.get(`right_${ground}`) === 'yes', text }] : []
  })
}

function carryOut(
  db: Database,
  sent: AppealForm,
  { appealId, person, zone, now, isLook }: Asked & { isLook: boolean },
  answers: GroundAnswer[],
) {
  const { seenVersion, requestKey } = sent
  const request = { appealId, seenVersion, requestKey }
  switch (sent.intent) {
    case 'take':
      return takeAppeal(db, request, person, now)
    case 'agree':
    case 'disagree':
      return secondAppeal(db, { ...request, isApproved: sent.intent === 'agree', zone }, person, now)
    case 'come_back':
    case 'close':
      return followExternal(db, { ...request, step: sent.intent }, person, now)
    case 'go_external': {
      const { body, reference = '' } = sent
      return followExternal(db, { ...request, step: 'go_external', body, reference }, person, now)
    }
    case 'note_view':
      return noteView(db, { ...request, view: sent.view }, person, now)
    case 'hand_back':
      return handBackAppeal(db, { ...request, conflict: sent.conflict }, person, now)
    case 'find_inadmissible':
      return findInadmissible(db, { ...request, why: sent.why }, person, now)
    case 'ask':
      return askAppellant(db, { ...request, words: sent.words, days: sent.days }, person, now)
    case 'decide':
      return decideAppeal(
        db,
        {
          ...{ ...request, isLook, answers, outcome: sent.outcome, note: sent.note },
          ...{ shown: sent.shown, words: linesOf(sent.words), zone },
        },
        person,
        now,
      )
    default:
      return sent satisfies never
  }
}
