import { type AppLoadContext, data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { EvidenceAnswer, EvidenceFacts } from '#app/components/mediation/evidence.tsx'
import { chosenFiles, fileAnswer, keepHandedIn, readHandedIn, shownBy } from '#app/pages/handed-in.server.ts'
import type { SideOfComplaint } from '#app/pages/side-of-complaint.server.ts'
import { addEvidence } from '#commands/vault/add-evidence'
import { findArbitration } from '#db/mediation/arbitrations'
import { countEvidence, findEvidence, listEvidence } from '#db/vault/evidence'
import type { ComplaintSide } from '#domain/complaints/mover'
import { type EvidenceLane, isOpenTo, judgeEvidence } from '#domain/vault/evidence'

const lanes: EvidenceLane[] = ['complainant', 'respondent', 'both']
const done = 'vault.done'

/** The files a side, or with nobody named our people, may see; a camera's time and place are for our people alone. */
export async function listEvidenceFor(
  { db }: Pick<AppLoadContext, 'db'>,
  complaintId: string,
  side?: ComplaintSide,
): Promise<EvidenceFacts[]> {
  const seen = side ? lanes.filter((lane) => isOpenTo(lane, side)) : lanes
  const files = await listEvidence(db, complaintId, seen)
  return files.map(({ id, name, addedBy, lane, sealedAt, digest, shows, takenAt, latitude, longitude }) => ({
    ...{ id, name, addedBy, lane, sealedAt, digest, shows },
    takenAt: side ? null : takenAt,
    place: side || latitude === null || longitude === null ? null : { latitude, longitude },
  }))
}

/** What the page of a side's files shows. */
export async function gatherOwnEvidence(
  context: AppLoadContext,
  { complaint, side, at, query }: SideOfComplaint,
) {
  return {
    number: complaint.number,
    files: await listEvidenceFor(context, complaint.id, side),
    ...{ at: `${at}/evidence`, query, back: at + query, live: `${at}/live${query}`, notices: [done] },
  }
}

/** Takes the files of a form: looked at, stripped, kept and sealed, or why none of them was. */
export async function answerEvidenceForm(
  { db, files: store, clock }: AppLoadContext,
  form: FormData,
  { complaint, side, authorId, doer, at, query }: SideOfComplaint,
) {
  const now = clock.now()
  const chosen = chosenFiles(form)
  const bytes = chosen.reduce((sum, { size }) => sum + size, 0)
  const hearing = complaint.state === 'arbitration' ? await findArbitration(db, complaint.id) : undefined
  const filed = await countEvidence(db, complaint.id, side)
  // Asked before any of them is looked at; the command asks again under its lock.
  const room = judgeEvidence({ state: complaint.state, hearing }, filed, { files: chosen.length, bytes }, now)
  if (!room.ok) return refused(room.refusal.reason)
  const read = await readHandedIn(chosen)
  if (!read.ok) return refused(read.refusal.reason, read.refusal.name)
  const files = await keepHandedIn(store, read.value)
  const lane = form.get('lane') === 'own' ? side : 'both'
  const evidence = { complaintId: complaint.id, side, authorId, lane, files, shows: shownBy(form) } as const
  const added = await addEvidence(db, evidence, doer, now)
  if (!added.ok) return refused(added.refusal.reason)
  return redirect(`${at}/evidence${query}${query ? '&' : '?'}done=${done}`)
}

function refused(reason: string, name = '') {
  return data<EvidenceAnswer>({ reason, name }, 422)
}

/**
 * A file of a complaint as a download, for a side of it or with nobody named for our people.
 *
 * @throws a 404 where there is none that they may open.
 */
export async function evidenceAnswer(
  { db, files }: AppLoadContext,
  { complaintId, evidenceId }: { complaintId: string | undefined; evidenceId: string | undefined },
  side?: ComplaintSide,
): Promise<Response> {
  const id = z.uuid().safeParse(evidenceId)
  const found = id.success ? await findEvidence(db, id.data) : undefined
  const isTheirs = found?.complaintId === complaintId && (!side || isOpenTo(found?.lane ?? 'both', side))
  if (!found || !isTheirs) throw new Response(null, { status: 404 })
  return fileAnswer(files, found)
}
