import { expect, test } from 'vitest'
import { gatherEvidence } from '#app/pages/evidence.server.ts'
import { decideReview } from '#commands/decide-review'
import { decisionToState } from '#domain/statements/review/decision-to-state'
import { languageOfAuthor, stateReview } from '#domain/statements/review/state-review'
import type { Verdict } from '#domain/verdict'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { addScreening } from '#tests/setup/screenings'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const now = new Date('2026-11-26T12:00:00Z')
const found = (...names: string[]) => names.map((name) => ({ name, contribution: 1 }))
const masked = [{ start: 0, end: 4, reason: 'personal_data' }]

const verdicts: [what: string, verdict: Verdict][] = [
  ['rejected', { action: 'reject', reasonCode: 'off_topic' }],
  ['found not genuine', { action: 'reject', reasonCode: 'not_genuine' }],
  ['masked', { action: 'redact', reasonCode: 'personal_data', redactions: masked }],
  ['returned', { action: 'return', reasonCode: 'unreadable', note: 'Half of it is cut off.' }],
]

test.each(verdicts)(
  'what the desk shows of a review %s is what is sent, word for word',
  async (_, verdict) => {
    await using test = await createTestDatabase()
    const { db } = test
    const mira = await addPerson(db, 'Mira', 'moderator')
    await addSeller(db, 'Alder')
    for (const wasPublic of [false, true]) {
      const reviewId = await addReview(db, { sellerId: 'Alder', state: 'queued' })
      const language = wasPublic ? 'uk' : 'zh'
      const known = { language, publishedRevision: wasPublic ? 1 : null }
      await db.updateTable('review').set(known).where('id', '=', reviewId).execute()
      await addScreening(db, { reviewId, signals: found('near_duplicate', 'burst', 'text') })
      const evidence = await gatherEvidence(db, reviewId, mira)
      if (!evidence) throw new Error('no such review')

      const { review, seller, stating } = evidence
      const { id, direction, revision } = review
      const about = {
        id,
        direction,
        language: review.language,
        revision,
        createdAt: new Date(review.createdAt),
      }
      const shown = stateReview(
        decisionToState({
          ...{ id: '…', verdict, review: { ...about, wasPublic: stating.wasPublic } },
          ...{ shop: seller?.name ?? '', findings: stating.findings, origin: 'own', decidedAt: now, zone },
        }),
        languageOfAuthor(review, seller?.language ?? null),
      )
      const asked = { reviewId, ...verdict, seenVersion: review.version, requestKey: `decide ${reviewId}` }
      const decided = await decideReview(db, { ...asked, zone }, mira, now)
      if (!decided.ok || !shown?.ok) throw new Error('refused')
      const sent = await db
        .selectFrom('statement')
        .select(['title', 'body', 'language'])
        .where('decisionId', '=', decided.value.id)
        .executeTakeFirstOrThrow()
      expect(sent.language).toBe(language)
      expect(shown.value.title).toBe(sent.title)
      expect(shown.value.body).toBe(sent.body.replace(decided.value.id, '…'))
    }
  },
)
