import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { annulExclusion } from '#commands/exclusion/annul-exclusion'
import { approveExclusion } from '#commands/exclusion/approve-exclusion'
import { cancelExclusion } from '#commands/exclusion/cancel-exclusion'
import { closeProbation } from '#commands/exclusion/close-probation'
import { confirmStop } from '#commands/exclusion/confirm-stop'
import { decideRecheck } from '#commands/exclusion/decide-recheck'
import { keepExclusionClocks } from '#commands/exclusion/keep-exclusion-clocks'
import { openRecheck } from '#commands/exclusion/open-recheck'
import { pauseExclusion } from '#commands/exclusion/pause-exclusion'
import { proposeExclusion } from '#commands/exclusion/propose-exclusion'
import { relapseSeller } from '#commands/exclusion/relapse-seller'
import { secondDecision } from '#commands/exclusion/second-decision'
import { refuseExclusion, sendBackExclusion } from '#commands/exclusion/send-back-exclusion'
import { stopSeller } from '#commands/exclusion/stop-seller'
import { submitExclusion } from '#commands/exclusion/submit-exclusion'
import { giveTerminationNotice } from '#commands/exclusion/terminate-seller'
import type { Database } from '#db/client'
import { findExclusion } from '#db/exclusions/cases'
import { listDueExclusions } from '#db/exclusions/due'
import type { Person } from '#domain/permission'
import {
  type CaseModel,
  dayMs,
  type Expected,
  everybody,
  keepModelClocks,
  moves,
  newModel,
  type Who,
} from '#tests/exclusion/case-model'
import { addPerson, newKey } from '#tests/setup/exclusions'
import { command } from '#tests/setup/model-command'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const zone = 'UTC'
const scope = { scope: 'all' as const, reasonCodes: ['fictitious_reviews'] }
const note = 'As it was.'

type Real = { db: Database; ownerDb: Database; people: Record<Who, Person>; sellerId: string }
type Answer = { ok: boolean; value?: { id: string }; refusal?: { reason: string } }
type Asking = { exclusionId: string; requestKey: string; note: string }

/** A move of a person's: what ought to come of it, and what is really asked. */
type Step = {
  name: string
  expect: (model: CaseModel) => Expected
  ask: (real: Real, on: Asking, now: Date) => Promise<Answer>
}

/** Makes the move, and finds of it what ought to have come. */
async function make(made: Step, model: CaseModel, real: Real): Promise<void> {
  const on = { exclusionId: model.id ?? '', requestKey: newKey(), note }
  const answer = await made.ask(real, on, new Date(model.now))
  const expected = made.expect(model)
  expect([made.name, answer.refusal?.reason]).toEqual([made.name, expected])
  if (answer.value) model.id = answer.value.id
  await compare(model, real)
}

/** Days go by, and the clocks do what is due. */
const wait = (days: number) =>
  command<CaseModel, Real>(`wait ${days} days`, async (model, real) => {
    model.now += days * dayMs
    await setClock(real.ownerDb, model.now)
    const now = new Date(model.now)
    const due = await listDueExclusions(real.db, 1000, now)
    const actor = { kind: 'job', id: 'keep_clocks' } as const
    if (model.id !== undefined && due.includes(model.id))
      await keepExclusionClocks(real.db, { exclusionId: model.id }, actor, now)
    keepModelClocks(model)
    await compare(model, real)
  })

async function compare(model: CaseModel, { db }: Real): Promise<void> {
  if (model.id === undefined) return
  const found = await findExclusion(db, model.id)
  expect({
    state: found?.state,
    cycle: found?.cycle,
    refusals: found?.refusals,
    hasFirstDay: found?.dayZero !== null,
    watched: found?.watchedDay,
    isEscalated: found?.stopEscalatedAt !== null,
  }).toEqual({
    state: model.state,
    cycle: model.cycle,
    refusals: model.refusals,
    hasFirstDay: model.hasFirstDay,
    watched: model.watched,
    isEscalated: model.isEscalated,
  })
}

async function setClock(ownerDb: Database, now: number): Promise<void> {
  await sql`
    update clock_shift set ahead_ms = greatest(0,
      ceil(extract(epoch from ${new Date(now)}::timestamptz - clock_timestamp()) * 1000) + 1)`.execute(
    ownerDb,
  )
}

const who = fc.constantFrom(...everybody)
const step = (made: Step) =>
  command<CaseModel, Real>(
    made.name,
    (model, real) => make(made, model, real),
    ({ id }) => id !== undefined || /^(propose|stop)/.test(made.name),
  )
const propose = (by: Who) =>
  step({
    name: `propose ${by}`,
    expect: (model) => moves.propose(model, by),
    ask: ({ db, people, sellerId }, { requestKey }, now) =>
      proposeExclusion(db, { ...scope, sellerId, note, zone, requestKey }, people[by], now),
  })
const approve = (by: Who) =>
  step({
    name: `approve ${by}`,
    expect: (model) => moves.approve(model, by),
    ask: ({ db, people }, on, now) => approveExclusion(db, on, people[by], now),
  })
const decide = (by: Who, outcome: 'reinstate' | 'uphold') =>
  step({
    name: `${outcome} ${by}`,
    expect: (model) => moves.decide(model, by, outcome),
    ask: ({ db, people }, on, now) => {
      const reasons = outcome === 'uphold' ? ['no_constructive_letter'] : []
      return decideRecheck(db, { ...on, outcome, reasons }, people[by], now)
    },
  })
const second = (by: Who, isApproved: boolean) =>
  step({
    name: `second ${by} ${isApproved}`,
    expect: (model) => moves.second(model, by, isApproved),
    ask: ({ db, people }, on, now) => secondDecision(db, { ...on, isApproved }, people[by], now),
  })

const anything = [
  who.map(propose),
  who.map(approve),
  fc.tuple(who, fc.constantFrom('reinstate' as const, 'uphold' as const)).map((args) => decide(...args)),
  fc.tuple(who, fc.boolean()).map((args) => second(...args)),
  fc.constantFrom(1, 7, 13, 14, 30, 61).map(wait),
  fc.tuple(who, fc.boolean()).map(([by, isForGood]) =>
    step({
      name: `turn down ${by} ${isForGood}`,
      expect: (model) => moves.turnDown(model, by, isForGood),
      ask: ({ db, people }, on, now) =>
        (isForGood ? refuseExclusion : sendBackExclusion)(db, on, people[by], now),
    }),
  ),
  who.map((by) =>
    step({
      name: `submit ${by}`,
      expect: (model) => moves.submit(model, by),
      ask: ({ db, people }, on, now) => submitExclusion(db, { ...on, ...scope }, people[by], now),
    }),
  ),
  who.map((by) =>
    step({
      name: `cancel ${by}`,
      expect: (model) => moves.cancel(model, by),
      ask: ({ db, people }, on, now) => cancelExclusion(db, on, people[by], now),
    }),
  ),
  who.map((by) =>
    step({
      name: `open ${by}`,
      expect: (model) => moves.open(model, by),
      ask: ({ db, people }, on, now) => openRecheck(db, on, people[by], now),
    }),
  ),
  fc.tuple(who, fc.constantFrom(1, 20, 30)).map(([by, days]) =>
    step({
      name: `pause ${by} ${days}`,
      expect: (model) => moves.pause(model, by, days),
      ask: ({ db, people }, on, now) => pauseExclusion(db, { ...on, days, why: note }, people[by], now),
    }),
  ),
  who.map((by) =>
    step({
      name: `annul ${by}`,
      expect: (model) => moves.annul(model, by),
      ask: ({ db, people }, on, now) => annulExclusion(db, on, people[by], now),
    }),
  ),
  who.map((by) =>
    step({
      name: `stop ${by}`,
      expect: (model) => moves.stop(model, by),
      ask: ({ db, people, sellerId }, { requestKey }, now) =>
        stopSeller(
          db,
          { scope: 'all', reasonCodes: ['safety'], sellerId, note, zone, requestKey },
          people[by],
          now,
        ),
    }),
  ),
  who.map((by) =>
    step({
      name: `confirm stop ${by}`,
      expect: (model) => moves.confirmStop(model, by),
      ask: ({ db, people }, on, now) => confirmStop(db, on, people[by], now),
    }),
  ),
  who.map((by) =>
    step({
      name: `terminate ${by}`,
      expect: (model) => moves.terminate(model, by),
      ask: ({ db, people }, on, now) => giveTerminationNotice(db, on, people[by], now),
    }),
  ),
  who.map((by) =>
    step({
      name: `close in spite ${by}`,
      expect: (model) => moves.closeInSpite(model, by),
      ask: ({ db, people }, on, now) => closeProbation(db, { ...on, note }, people[by], now),
    }),
  ),
  who.map((by) =>
    step({
      name: `relapse ${by}`,
      expect: (model) => moves.relapse(model, by),
      ask: ({ db, people }, on, now) => relapseSeller(db, on, people[by], now),
    }),
  ),
]

const excluded = [propose('mira'), approve('omar')]
/** Where a sequence begins, so that the far states are tried as often as the near ones. */
const beginnings = [
  [],
  [propose('omar')],
  excluded,
  [...excluded, wait(14)],
  [...excluded, wait(14), decide('mira', 'reinstate')],
  [...excluded, wait(14), decide('mira', 'reinstate'), second('ada', true)],
  [...excluded, ...['mira', 'omar', 'ada'].flatMap((by) => [wait(14), decide(by as Who, 'uphold')])],
]

/** From each beginning; the file as a whole runs more than five hundred. */
const sequences = 75

test.each(beginnings.map((beginning) => ({ after: beginning.join(', ') || 'nothing', beginning })))(
  'whatever is asked in whatever order, a case is as its rules say; after $after',
  async ({ beginning }) => {
    await using test = await createTestDatabase()
    const people = {
      mira: await addPerson(test.db),
      omar: await addPerson(test.db),
      ada: await addPerson(test.db, 'senior'),
    }
    let made = 0
    await fc.assert(
      fc.asyncProperty(fc.commands(anything, { maxCommands: 10 }), async (commands) => {
        const sellerId = `seller-${++made}`
        await addSeller(test.db, sellerId)
        const model = newModel(Date.now())
        const real = { ...test, people, sellerId }
        await setClock(test.ownerDb, model.now)
        for (const command of beginning) await command.run(model, real)
        await fc.asyncModelRun(() => ({ model, real }), commands)
      }),
      { numRuns: sequences },
    )
  },
  300_000,
)
