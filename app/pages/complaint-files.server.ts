import type { AppLoadContext } from '@remix-run/node'
import { chosenFiles, type HandedIn, keepHandedIn, readHandedIn } from '#app/pages/handed-in.server.ts'
import type { ComplaintDoer } from '#commands/complaints/doer'
import { addEvidence } from '#commands/vault/add-evidence'
import { ok, type Result, refuse } from '#domain/result'
import { judgeEvidence } from '#domain/vault/evidence'
import type { EvidenceKind } from '#domain/vault/shows'

/** The files sent with a complaint's form, each as it can be kept; none is no mistake. */
export async function readComplaintFiles(
  sent: FormData,
  now: Date,
): Promise<Result<HandedIn[], { reason: string; name: string }>> {
  const chosen = chosenFiles(sent)
  if (chosen.length === 0) return ok([])
  const bytes = chosen.reduce((sum, { size }) => sum + size, 0)
  const fresh = { state: 'submitted', hearing: undefined } as const
  const room = judgeEvidence(fresh, { filesOfSide: 0, bytes: 0 }, { files: chosen.length, bytes }, now)
  return room.ok ? readHandedIn(chosen) : refuse({ reason: room.refusal.reason, name: '' })
}

/**
 * Seals what was handed in with a complaint that was just filed, and says whether all of it is kept: it is not where
 * there are too many files already.
 */
export async function sealComplaintFiles(
  { db, files, clock }: AppLoadContext,
  handedIn: HandedIn[],
  of: {
    complaintId: string
    lane: 'complainant' | 'both'
    authorId: string | null
    shows: EvidenceKind | null
    doer: ComplaintDoer
  },
): Promise<boolean> {
  if (handedIn.length === 0) return true
  const { doer, ...rest } = of
  const evidence = { ...rest, side: 'complainant' as const, files: await keepHandedIn(files, handedIn) }
  const added = await addEvidence(db, evidence, doer, clock.now())
  return added.ok
}
