import { approveExclusion } from '#commands/exclusion/approve-exclusion'
import { decideRecheck } from '#commands/exclusion/decide-recheck'
import { keepExclusionClocks } from '#commands/exclusion/keep-exclusion-clocks'
import { proposeExclusion } from '#commands/exclusion/propose-exclusion'
import { secondDecision } from '#commands/exclusion/second-decision'
import { stopSeller } from '#commands/exclusion/stop-seller'
import { giveTerminationNotice } from '#commands/exclusion/terminate-seller'
import { watchSeller } from '#commands/exclusion/watch-seller'
import type { Database } from '#db/client'
import type { Person } from '#domain/permission'
import { accepted, addPerson, addProposal, newKey, zone } from '#tests/setup/exclusions'
import { addReview, addSeller } from '#tests/setup/reviews'

const job = { kind: 'job', id: 'test' } as const
const dayMs = 86_400_000

/** A case in every column of the board but `noticed` and `letter`, by column, and who made them. */
export async function fillBoard(db: Database, now: Date) {
  const ago = (days: number) => new Date(now.getTime() - days * dayMs)
  const [mira, omar, senior] = [await addPerson(db), await addPerson(db), await addPerson(db, 'senior')]
  const shop = (name: string) => addShop(db, name, now)
  const exclude = async (name: string, days: number) => {
    const sellerId = await shop(name)
    const { id } = await addProposal(db, mira, { now: ago(days), sellerId })
    accepted(await approveExclusion(db, { exclusionId: id, requestKey: newKey() }, omar, ago(days)))
    return id
  }
  const atRisk = accepted(
    await watchSeller(db, { sellerId: await shop('Late Lamps'), reasons: [], zone }, job, ago(3)),
  )
  const draft = {
    ...{ scope: 'category' as const, category: 'electronics', reasonCodes: ['fictitious_reviews'] },
    ...{ note: 'To be looked at again on Monday.', zone, requestKey: newKey() },
  }
  const draftOf = await shop('Draft Drills')
  const proposed = accepted(
    await proposeExclusion(db, { ...draft, sellerId: draftOf, isDraft: true }, mira, ago(2)),
  )
  const second = await addProposal(db, mira, { now: ago(1), sellerId: await shop('Second Sofas') })
  const stopped = accepted(
    await stopSeller(
      db,
      {
        ...{ sellerId: await shop('Danger Toys'), scope: 'all', reasonCodes: ['safety'] },
        ...{ note: 'Small magnets in toys for toddlers.', zone, requestKey: newKey() },
      },
      senior,
      ago(1),
    ),
  )
  const excluded = await exclude('Excluded Ovens', 5)
  const recheck = await exclude('Due Dishes', 16)
  await keepExclusionClocks(db, { exclusionId: recheck }, job, now)
  const probation = await exclude('Probation Pots', 20)
  await returnSeller(db, probation, [mira, omar], ago(4))
  const ending = await exclude('Ending Engines', 30)
  const notice = {
    ...{ exclusionId: ending, exception: 'repeated_infringement' as const },
    ...{ note: 'The third time in a year.', requestKey: newKey() },
  }
  accepted(await giveTerminationNotice(db, notice, senior, now))
  return {
    ids: {
      at_risk: atRisk?.id ?? '',
      proposed: proposed.id,
      second: second.id,
      excluded,
      recheck,
      probation,
      ending,
    },
    stopped: stopped.id,
    people: { mira, omar, senior },
  }
}

/** A shop with forty reviews over the last months, every fourth of them bad, two of them since a few days. */
async function addShop(db: Database, name: string, now: Date): Promise<string> {
  const id = name.toLowerCase().replace(' ', '-')
  await addSeller(db, id)
  await db.updateTable('seller').set({ name }).where('id', '=', id).execute()
  for (let at = 0; at < 40; at++) {
    await addReview(db, {
      ...{ id: `${id}-${at}`, sellerId: id, authorId: `buyer-${at}-of-${id}`, state: 'published' },
      ...{ rating: at % 4 === 0 ? 1 : 5, createdAt: new Date(now.getTime() - (at * 2 + 1) * dayMs) },
      ...(at % 4 === 0 && { text: `Nobody answered for ${at + 2} days and the parcel never came` }),
    })
  }
  return id
}

/** Takes a seller back against what the rule proposes, by two people. */
async function returnSeller(db: Database, exclusionId: string, [first, second]: [Person, Person], at: Date) {
  const decision = { outcome: 'reinstate' as const, reasons: [], note: 'They rang every buyer.' }
  accepted(await decideRecheck(db, { exclusionId, ...decision, requestKey: newKey() }, first, at))
  accepted(await secondDecision(db, { exclusionId, isApproved: true, requestKey: newKey() }, second, at))
}
