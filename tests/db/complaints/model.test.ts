import fc from 'fast-check'
import { test } from 'vitest'
import { findComplaint } from '#db/complaints/complaints'
import {
  newModel,
  offerMoves,
  sides,
  staff,
  type TriageMove,
  triageMoves,
  twins,
} from '#tests/db/complaints/complaint-model'
import { answer, goBack, join, takeIn, triage, withdraw } from '#tests/db/complaints/complaint-steps'
import {
  answerOf,
  arbitrate,
  askFor,
  decide,
  mediate,
  offer,
  prove,
  settle,
} from '#tests/db/complaints/mediation-steps'
import { wait } from '#tests/db/complaints/model-step'
import { buyer, fileComplaint, monday, shopOf } from '#tests/setup/complaints'
import { addPerson as addSellerPerson } from '#tests/setup/letters'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const who = fc.constantFrom(...staff)
const side = fc.constantFrom(...sides)
const triageMove = fc.constantFrom(...(Object.keys(triageMoves) as TriageMove[])) // The keys of that table.
const anything = [
  fc.tuple(who, triageMove).map((args) => triage(...args)),
  fc.tuple(fc.constantFrom('anna' as const, 'sofia' as const), triageMove).map((args) => triage(...args)),
  fc.tuple(side, fc.constantFrom('contest' as const, 'reopen' as const)).map((args) => goBack(...args)),
  fc.tuple(who, fc.constantFrom(...twins, 'strange' as const, 'own' as const)).map((args) => join(...args)),
  fc.tuple(who, fc.constantFrom(...twins, 'strange' as const)).map((args) => takeIn(...args)),
  side.map(answer),
  side.map(askFor),
  side.map(withdraw),
  who.map(mediate),
  fc.tuple(who, fc.boolean()).map((args) => arbitrate(...args)),
  who.map(decide),
  side.map(offer),
  fc.tuple(side, fc.constantFrom(...offerMoves)).map((args) => settle(...args)),
  fc.constant(null).map(prove),
  fc.boolean().map(answerOf),
  fc.constantFrom(1, 7, 31).map(wait),
]

const asked = [triage('anna', 'ask_seller')]
const promised = [...asked, answer('shop'), offer('shop'), settle('buyer', 'accept')]
const mediated = [...asked, wait(7), mediate('mira')]
const arbitrated = [...mediated, offer('buyer'), arbitrate('mira', true)]
/** Where a sequence begins, so that the far states are tried as often as the near ones. */
const beginnings = [
  [],
  [triage('anna', 'find_invalid')],
  [triage('anna', 'find_invalid'), goBack('buyer', 'contest'), triage('anna', 'put_out_of_scope')],
  [join('anna', 'second'), goBack('buyer', 'contest')],
  [takeIn('anna', 'second'), join('sofia', 'third')],
  [...asked, answer('shop')],
  [...asked, answer('shop'), offer('shop')],
  [...asked, answer('shop'), offer('shop'), settle('buyer', 'decline'), offer('shop'), askFor('buyer')],
  promised,
  [...promised, prove()],
  [...promised, wait(31), mediate('mira')],
  mediated,
  arbitrated,
  [...arbitrated, wait(7), decide('sofia')],
  [...arbitrated, wait(7), decide('nina'), goBack('buyer', 'reopen'), triage('anna', 'resume_mediation')],
]

/** From each beginning. */
const sequences = 25

test.each(beginnings.map((beginning) => ({ after: beginning.join(', ') || 'nothing', beginning })))(
  'whatever is asked in whatever order, a complaint is as its rules say; after $after',
  async ({ beginning }) => {
    await using test = await createTestDatabase()
    const { db } = test
    await addSeller(db, 's-1')
    const shop = await addSellerPerson(db, 'owner', 'seller', 's-1')
    const people = {
      anna: await addPerson(db, 'anna', 'moderator'),
      mira: await addPerson(db, 'mira', 'mediator'),
      nina: await addPerson(db, 'nina', 'mediator'),
      sofia: await addPerson(db, 'sofia', 'senior'),
      omar: await addPerson(db, 'omar', 'appeals'),
    }
    const doers = { buyer, shop: shopOf(shop) }
    let made = 0
    await fc.assert(
      fc.asyncProperty(fc.commands(anything, { maxCommands: 12 }), async (commands) => {
        const complaintId = await fileComplaint(db, { id: `c-${++made}`, orderId: `o-${made}` })
        const filed = await findComplaint(db, complaintId)
        const model = newModel(monday.getTime(), filed?.version ?? 0)
        const real = { db, people, doers, shop, complaintId }
        for (const command of beginning) await command.run(model, real)
        await fc.asyncModelRun(() => ({ model, real }), commands)
      }),
      { numRuns: sequences },
    )
  },
  300_000,
)
