import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '#app/api/problem.ts'
import type { Seal } from '#app/api/seal.ts'
import type { Database } from '#db/client'
import {
  claimIdempotencyKey,
  findIdempotentAnswer,
  type IdempotencyKey,
  keepIdempotentAnswer,
  releaseIdempotencyKey,
} from '#db/idempotency'

/** An answer as it goes out, its body already JSON. */
export type Written = { status: number; text: string; headers: Record<string, string> }

const waitAtMostMs = 5_000
const lookEveryMs = 100

/**
 * Works on a request once per key: the same key and body get the first answer again, another body 409
 * `idempotency_mismatch`. Who comes while the first is being worked on waits at most 5 s for its answer.
 */
export async function answerOnce(
  db: Database,
  { key, seal, now }: { key: IdempotencyKey; seal: Seal; now: Date },
  isWorthKeeping: (answer: Written) => boolean,
  work: () => Promise<Written>,
): Promise<Written> {
  for (let waitedMs = 0; waitedMs <= waitAtMostMs; waitedMs += lookEveryMs) {
    if (await claimIdempotencyKey(db, key, seal.digest, now)) {
      return workUnderClaim(db, { key, seal, now }, isWorthKeeping, work)
    }
    const kept = await findIdempotentAnswer(db, key)
    if (kept && !kept.bodyDigest.equals(seal.digest)) throw new Problem('idempotency_mismatch')
    if (kept?.answer) {
      const text = seal.open(String(kept.answer.body))
      return { status: kept.answer.status, text, headers: { 'idempotency-replayed': 'true' } }
    }
    await sleep(lookEveryMs)
  }
  throw new Problem('in_progress', { retryAfterSeconds: 1 })
}

async function workUnderClaim(
  db: Database,
  { key, seal, now }: { key: IdempotencyKey; seal: Seal; now: Date },
  isWorthKeeping: (answer: Written) => boolean,
  work: () => Promise<Written>,
): Promise<Written> {
  const answer = await work()
  if (isWorthKeeping(answer)) {
    await keepIdempotentAnswer(db, key, { status: answer.status, body: seal.close(answer.text) }, now)
  } else {
    await releaseIdempotencyKey(db, key, now)
  }
  return answer
}
