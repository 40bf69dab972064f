import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allowedDecisions, isPublic, moveReview, type ReviewMove, redact, reviewStates } from '#domain/review'

const people: ReviewMove[] = ['publish', 'redact', 'return', 'reject', 'escalate', 'hide']
const screening: ReviewMove[] = ['screen_publish', 'screen_queue', 'screen_hold']

/** Every move that is possible, state by state; whatever is not here is refused. */
const table: Record<string, Record<string, string>> = {
  received: {
    screen_publish: 'published',
    screen_queue: 'queued',
    screen_hold: 'held_evidence',
    revise: 'received',
    withdraw: 'withdrawn',
  },
  edit_pending: {
    screen_publish: 'published',
    screen_queue: 'queued',
    screen_hold: 'held_evidence',
    revise: 'edit_pending',
    withdraw: 'withdrawn',
  },
  queued: {
    publish: 'published',
    redact: 'published_redacted',
    return: 'returned_to_author',
    reject: 'rejected',
    escalate: 'escalated',
    revise: 'received',
    withdraw: 'withdrawn',
  },
  held_evidence: {
    publish: 'published',
    redact: 'published_redacted',
    return: 'returned_to_author',
    reject: 'rejected',
    escalate: 'escalated',
    revise: 'received',
    withdraw: 'withdrawn',
    evidence_due: 'queued',
  },
  escalated: {
    publish: 'published',
    redact: 'published_redacted',
    return: 'returned_to_author',
    reject: 'rejected',
    revise: 'received',
    withdraw: 'withdrawn',
  },
  published: { hide: 'hidden_interim', revise: 'edit_pending', withdraw: 'withdrawn', reopen: 'queued' },
  published_redacted: {
    hide: 'hidden_interim',
    revise: 'edit_pending',
    withdraw: 'withdrawn',
    reopen: 'queued',
  },
  hidden_interim: {
    publish: 'published',
    redact: 'published_redacted',
    return: 'returned_to_author',
    reject: 'rejected',
    revise: 'received',
    withdraw: 'withdrawn',
  },
  returned_to_author: { revise: 'received', withdraw: 'withdrawn', reopen: 'queued' },
  rejected: { revise: 'received', withdraw: 'withdrawn', reopen: 'queued' },
  withdrawn: { revise: 'received', show_again: 'published', show_masked: 'published_redacted' },
}
const everyMove: ReviewMove[] = [...people, ...screening, 'revise', 'withdraw', 'reopen', 'evidence_due']

test.each(reviewStates)('a review that is %s goes where the table says and nowhere else', (from) => {
  for (const move of [...everyMove, 'show_again', 'show_masked'] as const) {
    const to = table[from]?.[move]
    const moved = moveReview(from, move)
    expect(moved).toEqual(
      to ? { ok: true, value: to } : { ok: false, refusal: { reason: 'not_allowed', from, move } },
    )
  }
})

test('no review becomes public without having been screened or judged by a person (R0.1, R1.2)', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...everyMove), { maxLength: 40 }), (moves) => {
      let state: (typeof reviewStates)[number] = 'received'
      let last: ReviewMove = 'revise'
      for (const move of moves) {
        const moved = moveReview(state, move)
        if (!moved.ok) continue
        state = moved.value
        last = move
        if (isPublic(state)) expect(['screen_publish', 'publish', 'redact']).toContain(last)
      }
    }),
  )
})

test('only a person turns a review down: neither screening nor a clock does (G5)', () => {
  for (const from of reviewStates) {
    for (const move of [...screening, 'evidence_due', 'revise'] as const) {
      const moved = moveReview(from, move)
      if (moved.ok) expect(['rejected', 'returned_to_author']).not.toContain(moved.value)
    }
  }
})

test('people decide about what waits for them, and escalate only once', () => {
  const decidable = reviewStates.filter((state) => allowedDecisions(state).length > 0)
  expect(decidable).toEqual([
    ...['queued', 'held_evidence', 'escalated', 'published', 'published_redacted', 'hidden_interim'],
  ])
  for (const shown of ['published', 'published_redacted'] as const)
    expect(allowedDecisions(shown)).toEqual(['hide'])
  expect(allowedDecisions('escalated')).not.toContain('escalate')
})

test('redacting hides what is inside the spans, keeps the length, and touches nothing outside', () => {
  const span = fc.record({
    start: fc.integer({ min: -5, max: 60 }),
    end: fc.integer({ min: -5, max: 60 }),
    reason: fc.constant('personal_data'),
  })
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 50 }),
      fc.array(span, { maxLength: 5 }),
      (text, spans) => {
        const masked = redact(text, spans)
        expect(masked.length).toBe(text.length)
        for (let at = 0; at < text.length; at++) {
          const hidden = spans.some(({ start, end }) => at >= start && at < end)
          if (!hidden || /\s/.test(text.charAt(at))) expect(masked.charAt(at)).toBe(text.charAt(at))
          else expect(masked.charAt(at)).toBe('█')
        }
      },
    ),
  )
})
