import { sql } from 'kysely'
import { packModel } from '#domain/detection/learning/pack-model'
import { replay } from '#domain/detection/learning/replay'
import { trainDetector } from '#domain/detection/learning/train-detector'
import type { BenchDatabase } from '#tests/bench/bench-database'
import { makeLearntMarket } from '#tests/bench/learnt-market'
import { addModel } from '#tests/setup/detector-models'

const seed = 1
/** Made decisions find half of what is screened here fake: so much is taken off the log-odds. */
const milder = 3

/** Puts a model in force that was learnt from so many made decisions: texts in four languages, and trees of behaviour. */
export async function putModelInForce({ ownerDb }: BenchDatabase, decisions: number): Promise<void> {
  const market = makeLearntMarket(decisions, seed)
  const examples = market.map(({ text, language, label, at }, row) => ({
    ...{ text, language, label, row, at },
    weight: 1,
  }))
  const learnt = trainDetector(examples, replay(market, { history: true }), { seed })
  const { both } = learnt.last
  const last = { ...learnt.last, both: { ...both, bias: both.bias - milder } }
  const { id } = await addModel(ownerDb, { made: packModel({ ...learnt, last }, {}) })
  await sql`update detector_model set state = 'champion', promoted_at = now() where id = ${id}`.execute(
    ownerDb,
  )
}
