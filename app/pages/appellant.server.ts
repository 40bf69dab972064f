import { type AppLoadContext, data, redirect } from '@remix-run/node'
import type { AppellantAnswer } from '#app/components/appeals/shapes.ts'
import { readAppealFiles } from '#app/pages/appeal-files.server.ts'
import { AppellantForm, Grounds, groundsOf, hintsOf } from '#app/pages/appellant-forms.ts'
import { readAppellantView } from '#app/pages/appellant-view.server.ts'
import { readForm, valuesOf } from '#app/pages/form.ts'
import { chosenFiles, shownBy } from '#app/pages/handed-in.server.ts'
import { answerQuestion } from '#commands/appeals/answer-question'
import { type Appellant, isAddressee } from '#commands/appeals/appellant'
import { contestAppeal } from '#commands/appeals/contest-appeal'
import { submitAppeal } from '#commands/appeals/submit-appeal'
import { withdrawAppeal } from '#commands/appeals/withdraw-appeal'
import { addAppealFiles } from '#commands/vault/add-appeal-files'
import { findStatementToAppeal, listAppealsFrom } from '#db/appeals/pages'
import type { Database } from '#db/client'
import type { KeptFile } from '#db/vault/kept-file'
import type { StatedGround } from '#domain/appeals/ground'
import { ok } from '#domain/result'
import type { EvidenceKind } from '#domain/vault/shows'

const said = {
  submit: 'appeals.own.did.submit',
  add_files: 'appeals.own.did.add_files',
  answer: 'appeals.own.did.answer',
  contest: 'appeals.own.did.contest',
  withdraw: 'appeals.own.did.withdraw',
} as const satisfies Record<AppellantForm['intent'], string>
const warned = 'appeals.own.did.warned'
export const appellantNotices: readonly string[] = [...Object.values(said), warned]

type Asked = { statementId: string; appellant: Appellant; zone: string; now: Date; url: string }

/** Carries out an appellant's form: back to the page, or what was wrong with it. */
export async function answerAppellantForm(
  { db, files: store }: Pick<AppLoadContext, 'db' | 'files'>,
  form: FormData,
  asked: Asked,
) {
  const name = String(form.get('form') ?? '')
  const read = readForm(form, AppellantForm)
  if (!read.ok) return data<AppellantAnswer>({ form: name, state: read }, 422)
  const stated = readForm(form, Grounds)
  if (!stated.ok) return data<AppellantAnswer>({ form: name, state: stated }, 422)
  const statement = await findStatementToAppeal(db, asked.statementId)
  if (!statement || !isAddressee(asked.appellant, statement)) throw new Response(null, { status: 404 })
  const grounds = groundsOf(stated.value)
  const hasFile = chosenFiles(form).length > 0
  const hints = hintsOf(read.value, grounds, hasFile)
  // What is only shown again keeps no files.
  if (hints.length > 0) {
    const again = { errors: {}, values: valuesOf(form) }
    return data<AppellantAnswer>({ form: name, state: again, hints, hadFiles: hasFile })
  }
  const files = await takeFiles(db, store, { form, sent: read.value, grounds }, asked)
  if (!files.ok) {
    const again = { errors: {}, values: valuesOf(form) }
    return data<AppellantAnswer>({ form: name, state: again, file: files.refusal }, 422)
  }
  const sent = { form: read.value, grounds, files: files.value, shows: shownBy(form) }
  const answer = await carryOut(db, sent, asked)
  if (answer.ok) {
    const isWarned =
      answer.value !== undefined && 'isWarned' in answer.value && answer.value.isWarned === true
    return redirect(hrefOf(asked.url, isWarned ? warned : said[read.value.intent]))
  }
  const { reason } = answer.refusal
  if (reason === 'not_found') throw new Response(null, { status: 404 })
  const errors: Record<string, string> = { form: `appeals.refusal.${reason}` }
  return data<AppellantAnswer>({ form: name, state: { errors, values: valuesOf(form) } }, 409)
}

/** Keeps the files of a form that can be carried out as things are; else none, and the command says why not. */
async function takeFiles(
  db: Database,
  store: AppLoadContext['files'],
  { form, sent, grounds }: { form: FormData; sent: AppellantForm; grounds: StatedGround[] },
  { statementId, appellant, ...when }: Asked,
): ReturnType<typeof readAppealFiles> {
  if (sent.intent === 'add_files') {
    const appeal = (await listAppealsFrom(db, statementId)).find(({ id }) => id === sent.appealId)
    if (!appeal) throw new Response(null, { status: 404 })
    return readAppealFiles({ store, db, form, appeal })
  }
  if (sent.intent !== 'submit' || grounds.length === 0) return ok([])
  const view = await readAppellantView(db, statementId, appellant, when)
  return view?.canAppeal ? readAppealFiles({ store, db, form, appeal: undefined }) : ok([])
}

type Sent = {
  form: AppellantForm
  grounds: StatedGround[]
  files: KeptFile[]
  shows: EvidenceKind | null
}

function carryOut(
  db: Database,
  { form: sent, grounds, ...handedIn }: Sent,
  { statementId, appellant, zone, now }: Asked,
) {
  switch (sent.intent) {
    case 'submit': {
      const { requestKey } = sent
      return submitAppeal(db, { statementId, grounds, ...handedIn, zone, requestKey }, appellant, now)
    }
    case 'add_files':
      return addAppealFiles(db, { appealId: sent.appealId, ...handedIn }, appellant, now)
    case 'answer':
      return answerQuestion(db, sent, appellant, now)
    case 'contest':
      return contestAppeal(db, sent, appellant, now)
    case 'withdraw':
      return withdrawAppeal(db, sent, appellant, now)
    default:
      return sent satisfies never
  }
}

function hrefOf(url: string, done: string): string {
  const { pathname, searchParams } = new URL(url)
  searchParams.set('done', done)
  return `${pathname}?${searchParams}`
}
