import { sql } from 'kysely'
import { readAgreement } from '#app/pages/agreement.server.ts'
import { gatherComplaintCase } from '#app/pages/complaint-case.server.ts'
import { listEvidenceFor } from '#app/pages/evidence-vault.server.ts'
import { findComplaint } from '#db/complaints/complaints'
import { listStoppedConditions } from '#db/mediation/stopped'
import type { Person } from '#domain/permission'
import { type BenchDatabase, settle, startBenchDatabase } from '#tests/bench/bench-database'
import { benchmark } from '#tests/bench/benchmark'
import type { Figure } from '#tests/bench/figure'
import { fillComplaints } from '#tests/bench/fill-complaints'
import { timed } from '#tests/bench/keep-in-flight'
import { insertModerators } from '#tests/bench/moderators'
import { percentile } from '#tests/bench/percentile'
import { startWeb } from '#tests/bench/web-process'

const rounds = 300

/** The pages of complaints, over many of them with long threads. */
export const complaints = benchmark({
  summary: 'the page of a complaint and the data behind it, among many complaints',
  sizes: {
    complaints: { everyday: 500, full: 20_000, means: 'complaints' },
    messages: { everyday: 5_000, full: 200_000, means: 'messages about them' },
  },
  async run(sizes, say) {
    await using bench = await startBenchDatabase()
    say(`filling ${sizes.complaints} complaints and ${sizes.messages} messages`)
    const person = await fillComplaints(bench.ownerDb, sizes)
    await settle(bench)
    return await measure(bench, person, sizes.complaints)
  },
})

async function measure(bench: BenchDatabase, person: Person, complaintCount: number): Promise<Figure[]> {
  const { db } = bench
  await using web = await startWeb(bench.url)
  const [reader] = await insertModerators(bench.ownerDb, 1, 'mediator')
  const cookie = `assay=${reader?.token}`
  const now = new Date()
  const times = { page: [] as number[], data: [] as number[], agreement: [] as number[], raw: [] as number[] }
  for (let round = -20; round < rounds; round++) {
    const id = `c-${(Math.abs(round) * 7) % complaintCount}`
    const page = await timed(() => readPage(`${web.url}/complaints/${id}`, cookie))
    const gathered = await timed(() => gatherComplaintCase(db, id, person, now))
    const agreement = await timed(async () => {
      const complaint = await findComplaint(db, id)
      if (!complaint) throw new Error('no such complaint')
      await Promise.all([
        readAgreement(db, complaint, now),
        listStoppedConditions(db, id),
        listEvidenceFor({ db }, id),
      ])
    })
    const raw = await timed(() => sql`select id, text from complaint where id = ${id}`.execute(db))
    if (round < 0) continue
    times.page.push(page)
    times.data.push(gathered)
    times.agreement.push(agreement)
    times.raw.push(raw)
  }
  const figure = (name: string, of: number[]): Figure => ({
    name,
    value: percentile(of, 0.95),
    unit: 'ms',
    raw: { name: 'one row by its key, p95', value: percentile(times.raw, 0.95) },
    bar: { of: 'value', is: 'at most', limit: 100 },
  })
  return [
    figure('page of a complaint through HTTP, p95', times.page),
    figure('its data, p95', times.data),
    figure('its agreement and evidence, p95', times.agreement),
  ]
}

/** The whole page, as a browser gets it; throws where it is another. */
async function readPage(url: string, cookie: string): Promise<void> {
  const answer = await fetch(url, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' })
  if (answer.status !== 200 || !(await answer.text()).includes('</html>'))
    throw new Error(`${url} answered ${answer.status}`)
}
