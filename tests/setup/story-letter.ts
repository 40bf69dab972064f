import { fieldOf, fieldsOf, openPages } from '#tests/setup/page-forms'
import type { RunningApp } from '#tests/setup/running-app'
import {
  causeOf,
  complaintsOfBuyers,
  dayAfter,
  negativeId,
  storySeller,
  today,
  until,
} from '#tests/setup/story-market'

/**
 * The seller opens every negative, names its cause, writes one Problem a cause with its Solution, and sends it, all
 * by the forms of the portal.
 */
export async function writeLetter(
  app: RunningApp,
  token: string,
  solutions: [cause: string, action: string][],
): Promise<void> {
  const pages = openPages(app, token)
  for (const at of complaintsOfBuyers.keys()) {
    const review = `/portal/letter/feedback/review/${negativeId(at)}`
    await pages.send(review, { intent: 'save', cause: causeOf(at) })
  }
  const dueOn = dayAfter(today(new Date((await app.call('GET', '/clock')).now)), 40)
  const plan = await pages.read('/portal/letter/plan')
  const rows = solutions.flatMap(([cause, action], at) => [
    [`p.${at}.id`, `problem-${at}`],
    [`p.${at}.cause`, cause],
    [`p.${at}.text`, 'The stock and the messages were kept by one person who was ill.'],
    [`s.${at}.0.id`, `solution-${at}`],
    [`s.${at}.0.action`, action],
    [`s.${at}.0.owner`, 'The head of the warehouse'],
    [`s.${at}.0.dueOn`, dueOn],
    [`s.${at}.0.measure`, 'No more than one such review in a month'],
  ])
  const fields = { intent: 'check', revision: fieldOf(plan, 'revision'), ...Object.fromEntries(rows) }
  await pages.send('/portal/letter/plan', fields)
  const check = await pages.read('/portal/letter/check')
  const [revision, requestKey] = [fieldOf(check, 'revision'), fieldOf(check, 'requestKey')]
  await pages.send('/portal/letter/check', { intent: 'send', revision, requestKey })
}

/** A manager finds every Solution of the newest letter to be `verdict`, and sends the answer made from that. */
export async function judgeLetter(
  app: RunningApp,
  token: string,
  verdict: 'vague' | 'constructive',
): Promise<void> {
  const pages = openPages(app, token)
  const path = await letterPath(app)
  const page = await pages.read(path)
  const rows = new Set([...page.matchAll(/name="(verdict\.[\w-]+)"/g)].map(([, name = '']) => name))
  const note = verdict === 'vague' ? 'Say what changes, who sees to it and how it shows.' : ''
  await pages.send(path, {
    intent: 'judge',
    seenVersion: fieldOf(page, 'seenVersion'),
    requestKey: letterKeyOf(page),
    override: '',
    reason: '',
    ...Object.fromEntries([...rows].map((row) => [row, verdict])),
    ...Object.fromEntries([...rows].map((row) => [row.replace('verdict', 'note'), note])),
  })
  const judged = await pages.read(path)
  const text = judged.match(/<textarea[^>]*name="text"[^>]*>([^<]+)</)?.[1] ?? ''
  await pages.send(path, {
    intent: 'answer',
    seenVersion: fieldOf(judged, 'seenVersion'),
    requestKey: letterKeyOf(judged),
    language: 'uk',
    text,
  })
}

/** R4.7: the clock of the reply has told a senior, and changes nothing under a reader's hands any more. */
export async function untilEscalated(app: RunningApp): Promise<void> {
  await until(
    () => app.db.selectFrom('letter').select('escalatedTo').where('sellerId', '=', storySeller).execute(),
    ([letter]) => letter?.escalatedTo === 'senior',
  )
}

/** Finds everything that was promised to be kept; how much that was. */
export async function keepPromises(app: RunningApp, token: string): Promise<number> {
  const pages = openPages(app, token)
  const path = await letterPath(app)
  const promises = fieldsOf(await pages.read(path), 'commitmentId')
  for (const commitmentId of promises) {
    const requestKey = letterKeyOf(await pages.read(path))
    const evidence = 'One such review since the return'
    await pages.send(path, { intent: 'settle', commitmentId, requestKey, outcome: 'fulfilled', evidence })
  }
  return promises.length
}

/** The page of the newest letter. */
export async function letterPath(app: RunningApp): Promise<string> {
  const { id } = await app.db
    .selectFrom('letter')
    .select('id')
    .where('sellerId', '=', storySeller)
    .orderBy('cycle', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return `/letters/${id}`
}

/** The key of the letter's own forms: beside them one can say that one is tied to the shop. */
function letterKeyOf(page: string): string {
  const key = fieldsOf(page, 'requestKey').find((value) => /^[0-9a-f-]{36}$/.test(value))
  if (key === undefined) throw new Error('the page has no form about the letter')
  return key
}
