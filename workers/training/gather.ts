import type { Database } from '#db/client'
import { type LabelRow, listLabels } from '#db/detector/labels'
import { listReplayed, type ReplayedRow } from '#db/detector/replayed'
import { fakeReasons } from '#domain/reason'
import type { ToThread } from '#workers/training/messages'

const portion = 5_000
const dayMs = 86_400_000

type Decided = Extract<ToThread, { kind: 'decided' }>['decided']
type Reviews = Extract<ToThread, { kind: 'reviews' }>['reviews']

/** Everything people decided for good by `until`, as it is learnt from. */
export async function gatherDecided(db: Database, until: Date): Promise<Decided> {
  const decided: Decided = []
  let page: LabelRow[] = []
  do {
    const after = page.at(-1)
    page = await listLabels(db, { until, after, limit: portion, fakeReasons: [...fakeReasons] })
    for (const { id, title, text, language, label, knownAt, weight } of page) {
      const whole = title ? `${title}\n${text}` : text
      decided.push({ id, text: whole, language, label, weight, knownAt: knownAt.getTime() / dayMs })
    }
  } while (page.length === portion)
  return decided
}

/** Every review, portion by portion, as it is replayed. */
export async function* gatherReviews(db: Database): AsyncGenerator<Reviews> {
  let page: ReplayedRow[] = []
  do {
    page = await listReplayed(db, { after: page.at(-1), limit: portion })
    yield page.map(({ at, createdAt: _, ...review }) => ({ ...review, at: at.getTime() / dayMs }))
  } while (page.length === portion)
}
