import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { answerQuestion } from '#commands/appeals/answer-question'
import { askAppellant } from '#commands/appeals/ask-appellant'
import type { AppealAnswer, AppealCommand } from '#commands/appeals/change-appeal'
import { contestAppeal } from '#commands/appeals/contest-appeal'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import { findInadmissible } from '#commands/appeals/find-inadmissible'
import { handBackAppeal } from '#commands/appeals/hand-back-appeal'
import { keepAppealClock } from '#commands/appeals/keep-appeal-clock'
import { noteView } from '#commands/appeals/note-view'
import { takeAppeal } from '#commands/appeals/take-appeal'
import { withdrawAppeal } from '#commands/appeals/withdraw-appeal'
import type { Database } from '#db/client'
import type { Person } from '#domain/permission'
import type { Result } from '#domain/result'
import {
  type AppealModel,
  dayMs,
  type Expected,
  everybody,
  keepModelClocks,
  moves,
  newModel,
  type Who,
} from '#tests/db/appeals/appeal-model'
import { bothAnswered, fileAppeal, noneRight, restrictReview } from '#tests/setup/appeals'
import { command } from '#tests/setup/model-command'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

type Real = { db: Database; people: Record<Who, Person>; appealId: string; author: string }
type Answer = Result<AppealAnswer, { reason: string }>

/** A move of somebody's: what ought to come of it, and what is really asked. */
type Step = {
  name: string
  expect: (model: AppealModel) => Expected
  ask: (real: Real, on: AppealCommand, now: Date) => Promise<Answer>
}

/** Makes the move, and finds of it what ought to have come. */
async function make(made: Step, model: AppealModel, real: Real): Promise<void> {
  const { name, ask } = made
  const before = await find(real)
  const { version: seenVersion } = model
  const on = { appealId: real.appealId, seenVersion, requestKey: crypto.randomUUID() }
  const now = new Date(model.now)
  const answer = await ask(real, on, now)
  const expected = made.expect(model)
  expect([name, answer.ok ? undefined : answer.refusal.reason]).toEqual([name, expected])
  const after = await compare(model, real)
  expect(after.events, name).toBe(before.events + (answer.ok ? 1 : 0))
  if (!answer.ok) {
    expect(after, name).toEqual(before)
    return
  }
  expect(await ask(real, on, now), `${name} again`).toEqual(answer)
  const stale = await ask(real, { ...on, requestKey: crypto.randomUUID() }, now)
  expect(stale, `${name} with an old page`).toMatchObject({ refusal: { reason: 'appeal_changed' } })
  expect(await find(real), name).toEqual(after)
  expect(await countTold(real.db, on.requestKey), name).toEqual({ events: 1, mostTold: 1 })
}

/** Days go by, and the clocks do what is due. */
const wait = (days: number) =>
  command<AppealModel, Real>(`wait ${days} days`, async (model, real) => {
    model.now += days * dayMs
    while (await keepAppealClock(real.db, real.appealId, new Date(model.now)));
    keepModelClocks(model)
    await compare(model, real)
  })

async function find({ db, appealId }: Real) {
  const { rows } = await sql<{ state: string; version: number; decidedBy: string | null; events: number }>`
    select state, version, assignee, decided_by, (
      select count(*)::int from event where subject_kind = 'appeal' and subject_id = ${appealId}) as events
    from appeal where id = ${appealId}`.execute(db)
  const [found] = rows
  if (!found) throw new Error('the appeal is gone')
  return found
}

/** How many events bear a key, and how often at most one of them is told to the marketplace. */
async function countTold(db: Database, requestKey: string) {
  const { rows } = await sql<{ events: number; mostTold: number }>`
    with told as (
      select e.id, greatest(1, (select count(*) from outbox o where o.event_id = e.id and o.job = 'announce')) as times
      from event e where e.request_key = ${requestKey})
    select count(*)::int as events, max(times)::int as most_told from told`.execute(db)
  return rows[0]
}

async function compare(model: AppealModel, real: Real) {
  const found = await find(real)
  const { people } = real
  expect(found).toMatchObject({
    ...{ state: model.state, version: model.version },
    assignee: model.assignee && people[model.assignee].id,
    decidedBy: model.decidedBy && people[model.decidedBy].id,
  })
  expect([null, people.iryna.id, people.oleh.id]).toContain(found.decidedBy)
  return found
}

const step = (made: Step) => command<AppealModel, Real>(made.name, (model, real) => make(made, model, real))
const staff = (
  name: Exclude<keyof typeof moves, 'handBack' | 'decide' | 'contest' | 'answer' | 'withdraw'>,
  ask: (db: Database, on: AppealCommand, person: Person, now: Date) => Promise<Answer>,
) => {
  const by = (who: Who) =>
    step({
      name: `${name} ${who}`,
      expect: (model) => moves[name](model, who),
      ask: ({ db, people }, on, now) => ask(db, on, people[who], now),
    })
  return by
}
const take = staff('take', takeAppeal)
const view = staff('noteView', (db, on, person, now) => noteView(db, { ...on, view: 'I see.' }, person, now))
const ask = staff('ask', (db, on, person, now) =>
  askAppellant(db, { ...on, words: 'Which order?', days: 5 }, person, now),
)
const turnAway = staff('findInadmissible', (db, on, person, now) =>
  findInadmissible(db, { ...on, why: 'duplicate' }, person, now),
)
const handBack = (who: Who, isTied: boolean) =>
  step({
    name: `hand back ${who} ${isTied}`,
    expect: (model) => moves.handBack(model, who, isTied),
    ask: ({ db, people }, on, now) =>
      handBackAppeal(db, { ...on, ...(isTied && { conflict: 'A neighbour.' }) }, people[who], now),
  })
const decide = (who: Who, outcome: 'upheld' | 'overturned') =>
  step({
    name: `${outcome} ${who}`,
    expect: (model) => moves.decide(model, who, outcome),
    ask: ({ db, people }, on, now) => {
      const answers = outcome === 'upheld' ? noneRight : bothAnswered
      const decided = { ...on, zone, outcome, answers, note: 'So it is.', shown: 'whole' } as const
      return decideAppeal(db, decided, people[who], now)
    },
  })
const appellant = (
  name: 'contest' | 'answer' | 'withdraw',
  asks: (db: Database, on: AppealCommand, author: string, now: Date) => Promise<Answer>,
) =>
  fc.boolean().map((isStranger) =>
    step({
      name: `${name} ${isStranger ? 'stranger' : 'appellant'}`,
      expect: (model) => (isStranger ? 'not_found' : moves[name](model)),
      ask: ({ db, author }, on, now) => asks(db, on, isStranger ? 'nobody' : author, now),
    }),
  )

const who = fc.constantFrom(...everybody)
const anything = [
  who.map(take),
  who.map(view),
  who.map(ask),
  who.map(turnAway),
  fc.tuple(who, fc.boolean()).map((args) => handBack(...args)),
  fc.tuple(who, fc.constantFrom('upheld' as const, 'overturned' as const)).map((args) => decide(...args)),
  fc.constantFrom(1, 5, 30).map(wait),
  appellant('contest', (db, on, personId, now) => contestAppeal(db, on, { kind: 'link', personId }, now)),
  appellant('withdraw', (db, on, personId, now) => withdrawAppeal(db, on, { kind: 'link', personId }, now)),
  appellant('answer', (db, on, personId, now) =>
    answerQuestion(db, { ...on, words: 'The second.' }, { kind: 'link', personId }, now),
  ),
]

/** Where a sequence begins, so that the far states are tried as often as the near ones. */
const beginnings = [
  [],
  [take('iryna'), view('iryna')],
  [take('iryna'), view('iryna'), ask('iryna')],
  [turnAway('iryna')],
]

/** From each beginning. */
const sequences = 75
const first = Date.parse('2026-03-02T09:00:00Z')

test.each(beginnings.map((beginning) => ({ after: beginning.join(', ') || 'nothing', beginning })))(
  'whatever is asked in whatever order, an appeal is as its rules say, and nobody judges their own; after $after',
  async ({ beginning }) => {
    await using test = await createTestDatabase()
    const { db } = test
    await addSeller(db)
    const moderator = await addPerson(db, 'Mira', 'moderator')
    const people = {
      mira: { ...moderator, role: 'appeals' as const },
      iryna: await addPerson(db, 'Iryna', 'appeals'),
      oleh: await addPerson(db, 'Oleh', 'appeals'),
      omar: await addPerson(db, 'Omar', 'senior'),
    }
    let made = 0
    await fc.assert(
      fc.asyncProperty(fc.commands(anything, { maxCommands: 12 }), async (commands) => {
        const author = `author-${++made}`
        const { statementId } = await restrictReview(db, { moderator, author }, new Date(first))
        const appealId = await fileAppeal(db, statementId, new Date(first), author)
        const model = newModel(first)
        const real = { db, people, appealId, author }
        for (const command of beginning) await command.run(model, real)
        await fc.asyncModelRun(() => ({ model, real }), commands)
      }),
      { numRuns: sequences },
    )
  },
  300_000,
)
