import { expect, test } from 'vitest'
import {
  allowedDocumentMoves,
  type DocumentMove,
  type DocumentState,
  documentStates,
  isToldOf,
  moveDocument,
  standingOfValid,
} from '#domain/measures/document'
import {
  allowedIncidentMoves,
  type IncidentState,
  incidentStates,
  judgeSpan,
  moveIncident,
} from '#domain/measures/incident'

const moves: DocumentMove[] = ['request', 'upload', 'check', 'accept', 'refuse', 'restrict']
const allowed: Record<DocumentState, Partial<Record<DocumentMove, DocumentState>>> = {
  requested: { upload: 'uploaded' },
  uploaded: { check: 'checked', refuse: 'requested', upload: 'uploaded' },
  checked: { accept: 'valid', refuse: 'requested' },
  valid: { request: 'requested', upload: 'uploaded' },
  expiring: { request: 'requested', upload: 'uploaded' },
  expired: { request: 'requested', upload: 'uploaded', restrict: 'restricted' },
  restricted: { request: 'requested', upload: 'uploaded' },
}

test.each(documentStates)('a proof that is %s goes where it may and nowhere else', (state) => {
  expect(allowedDocumentMoves(state).toSorted()).toEqual(Object.keys(allowed[state]).toSorted())
  for (const move of moves) {
    const next = allowed[state][move]
    const refusal = { reason: 'not_allowed_now' }
    expect(moveDocument(state, move)).toEqual(next ? { ok: true, value: next } : { ok: false, refusal })
  }
})

test('nothing is checked before it was handed in, or valid before it was checked', () => {
  expect(moveDocument('requested', 'check').ok).toBe(false)
  expect(moveDocument('uploaded', 'accept').ok).toBe(false)
})

test('a proof is expiring from thirty days before its end, and expired from its end', () => {
  const now = new Date('2026-11-26T12:00:00Z')
  expect(standingOfValid(new Date('2026-12-26T12:00:00.001Z'), now)).toBe('valid')
  expect(standingOfValid(new Date('2026-12-26T12:00:00Z'), now)).toBe('expiring')
  expect(standingOfValid(new Date('2026-11-26T12:00:00.001Z'), now)).toBe('expiring')
  expect(standingOfValid(now, now)).toBe('expired')
})

test('the marketplace hears of what is asked for and of an end that comes, not of what it said itself', () => {
  expect(isToldOf({ before: null, after: 'requested' })).toBe(true)
  expect(isToldOf({ before: 'valid', after: 'expiring' })).toBe(true)
  expect(isToldOf({ before: null, after: 'expired' })).toBe(false)
  expect(isToldOf({ before: 'uploaded', after: 'checked' })).toBe(false)
})

const incidents: Record<IncidentState, Partial<Record<'confirm' | 'lift', IncidentState>>> = {
  under_review: { confirm: 'in_force', lift: 'lifted' },
  in_force: { lift: 'lifted' },
  lifted: {},
}

test.each(incidentStates)(
  'an incident that is %s goes where it may, and is lifted only with a reason',
  (state) => {
    expect(allowedIncidentMoves(state)).toEqual(Object.keys(incidents[state]))
    for (const move of ['confirm', 'lift'] as const) {
      const next = incidents[state][move]
      const moved = moveIncident(state, move, 'it was over sooner')
      expect(moved).toEqual(
        next ? { ok: true, value: next } : { ok: false, refusal: { reason: 'not_allowed_now' } },
      )
    }
    if (incidents[state].lift) expect(moveIncident(state, 'lift', ' ').ok).toBe(false)
  },
)

test('an incident has days, and not too many', () => {
  expect(judgeSpan({ fromDay: '2026-11-26', toDay: '2026-11-26' }).ok).toBe(true)
  expect(judgeSpan({ fromDay: '2026-11-26', toDay: '2026-11-25' }).ok).toBe(false)
  expect(judgeSpan({ fromDay: '2026-01-01', toDay: '2026-04-02' }).ok).toBe(true)
  expect(judgeSpan({ fromDay: '2026-01-01', toDay: '2026-04-03' }).ok).toBe(false)
})
