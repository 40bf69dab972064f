import { type AppLoadContext, data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { AppellantAnswer, AppellantShape } from '#app/components/appeals/shapes.ts'
import { readAppealFiles } from '#app/pages/appeal-files.server.ts'
import { readExpectedWait } from '#app/pages/expected-wait.server.ts'
import { optionalText, readForm, requiredText, ticked, valuesOf } from '#app/pages/form.ts'
import { chosenFiles, shownBy } from '#app/pages/handed-in.server.ts'
import { toPlain } from '#app/pages/plain.ts'
import { answerQuestion } from '#commands/appeals/answer-question'
import { findAppealStanding } from '#commands/appeals/appeal-standing'
import { type Appellant, isAddressee } from '#commands/appeals/appellant'
import { contestAppeal } from '#commands/appeals/contest-appeal'
import { submitAppeal } from '#commands/appeals/submit-appeal'
import { withdrawAppeal } from '#commands/appeals/withdraw-appeal'
import { addAppealFiles } from '#commands/vault/add-appeal-files'
import { findStatementToAppeal, listAppealsFrom } from '#db/appeals/pages'
import type { Database } from '#db/client'
import { findReview } from '#db/reviews'
import { listAppealFiles } from '#db/vault/appeal-evidence'
import type { KeptFile } from '#db/vault/kept-file'
import { appealableUntil, judgeFiling } from '#domain/appeals/filing'
import { appealGrounds, mostGroundLength, type StatedGround } from '#domain/appeals/ground'
import { type AppealHint, findAppealHints } from '#domain/appeals/precheck'
import { isOpenAppeal } from '#domain/appeals/state'
import { ok } from '#domain/result'
import type { EvidenceKind } from '#domain/vault/shows'

/**
 * A message and its addressee's appeals from it; undefined where it is to somebody else. No reviewer's name is in it.
 */
export async function readAppellantView(
  db: Database,
  statementId: string,
  appellant: Appellant,
  { zone, now }: { zone: string; now: Date },
): Promise<AppellantShape | undefined> {
  const statement = await findStatementToAppeal(db, statementId)
  if (!statement || !isAddressee(appellant, statement)) return undefined
  const { subjectKind, subjectId } = statement
  const [appeals, review] = await Promise.all([
    listAppealsFrom(db, statementId),
    subjectKind === 'review' ? findReview(db, subjectId) : undefined,
  ])
  const files = await listAppealFiles(
    db,
    appeals.map(({ id }) => id),
  )
  const open = appeals.find(({ state }) => isOpenAppeal(state))
  const { kind, title, body, language, createdAt } = statement
  const standing = await findAppealStanding(db, { addressee: statement, zone }, now)
  const filing = { kind, toldAt: createdAt, zone, earlier: appeals.map(({ state }) => state), standing }
  const [plain, withNews] = [
    judgeFiling({ ...filing, hasNewFacts: false }, now),
    judgeFiling({ ...filing, hasNewFacts: true }, now),
  ]
  return {
    message: { title, body, language, toldAt: createdAt.toISOString() },
    review: review ? { text: review.text, rating: review.rating, language: review.language } : null,
    until: appealableUntil(createdAt, zone).toISOString(),
    wait: await readExpectedWait(db, { line: 'appeal', since: open?.submittedAt }, now),
    limitedUntil:
      !withNews.ok && withNews.refusal.reason === 'limited' ? withNews.refusal.until.toISOString() : null,
    canAppeal: withNews.ok,
    needsNewFacts: withNews.ok && !plain.ok,
    appeals: toPlain(appeals.map((appeal) => ({ ...appeal, files: ownFiles(files, appeal.id) }))),
  }
}

/** What its maker sees of the files of an appeal: what the camera noted is for our people alone. */
function ownFiles(files: Awaited<ReturnType<typeof listAppealFiles>>, appealId: string) {
  return files
    .filter((file) => file.appealId === appealId)
    .map(({ id, name, sealedAt, digest, shows }) => ({ id, name, sealedAt, digest, shows }))
}

const common = { form: z.string().max(300).default(''), requestKey: z.string().min(1).max(600) }
const own = {
  ...common,
  appealId: z.uuid(),
  seenVersion: z.coerce.number().int().min(1).max(1_000_000_000),
}
const AppellantForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('submit'), ...common, hinted: ticked }),
  z.object({ intent: z.literal('add_files'), ...common, appealId: z.uuid() }),
  z.object({ intent: z.literal('answer'), ...own, words: requiredText(5000) }),
  z.object({ intent: z.literal('contest'), ...own }),
  z.object({ intent: z.literal('withdraw'), ...own }),
])
type AppellantForm = z.output<typeof AppellantForm>
const Grounds = z.object(
  Object.fromEntries(appealGrounds.map((ground) => [`ground_${ground}`, optionalText(mostGroundLength)])),
)

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

/** What is said once before an appeal is sent; sent again with the same form, it goes as it is. */
function hintsOf(form: AppellantForm, grounds: StatedGround[], hasFile: boolean): AppealHint[] {
  if (form.intent !== 'submit' || form.hinted || grounds.length === 0) return []
  return findAppealHints(grounds, { hasFile })
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

function groundsOf(stated: z.output<typeof Grounds>): StatedGround[] {
  return appealGrounds.flatMap((ground) => {
    const text = stated[`ground_${ground}`]
    return text ? [{ ground, text }] : []
  })
}

function hrefOf(url: string, done: string): string {
  const { pathname, searchParams } = new URL(url)
  searchParams.set('done', done)
  return `${pathname}?${searchParams}`
}
