import { expect, test } from 'vitest'
import { changeDesk, startDesk } from '#app/components/desk/desk-state.ts'
import type { DeskItem } from '#app/components/desk/evidence.ts'
import { placeInRawText } from '#app/components/desk/raw-offsets.ts'
import { idsIn } from '#app/pages/pasted-ids.ts'

/** Only what the desk's state looks at; the rest of an item is for the eye. */
function itemOf(id: string): DeskItem {
  const work = { id, draft: { note: '', redactions: [] }, leaseUntil: '2026-11-22T12:10:00Z' }
  return { work, evidence: { review: { id: `review of ${id}` } } } as unknown as DeskItem
}
const [first, second] = [itemOf('first'), itemOf('second')]
const working = changeDesk(startDesk({ first, wasRefused: false }), { type: 'arrived', item: second })

test('a decision shows the item that was fetched ahead at once', () => {
  const decided = changeDesk(working, { type: 'decided', action: 'publish' })
  expect(decided).toMatchObject({ current: second, ahead: [], phase: 'working' })
  expect(decided.undoable).toMatchObject({ item: first, decisionId: null })
})

test('with nothing ahead the desk waits, and is empty once nothing arrives', () => {
  const alone = changeDesk(startDesk({ first, wasRefused: false }), { type: 'decided', action: 'publish' })
  expect(alone.phase).toBe('waiting')
  expect(changeDesk(alone, { type: 'arrived', item: null }).phase).toBe('empty')
})

test('a refused decision brings the item back with what was typed, before the one that replaced it', () => {
  const typed = changeDesk(working, { type: 'drafted', draft: { note: 'my words', redactions: [] } })
  const decided = changeDesk(typed, { type: 'decided', action: 'publish' })
  const item = typed.current ?? first
  const back = changeDesk(decided, { type: 'brought_back', item, refusal: { reason: 'lease_lost' } })
  expect(back.current?.work.draft.note).toBe('my words')
  expect(back).toMatchObject({ ahead: [second], undoable: null })
  expect(back.notice?.refusal.reason).toBe('lease_lost')
})

test('an item that arrives twice is there once', () => {
  expect(changeDesk(working, { type: 'arrived', item: second }).ahead).toEqual([second])
})

test('a place in a field is found in a text whose lines end with two characters', () => {
  const raw = 'one\r\ntwo\r\nthree'
  const shown = raw.replaceAll('\r\n', '\n')
  expect(raw.slice(placeInRawText(raw, shown.indexOf('three')))).toBe('three')
})

test('an id is found in an address, in quotes and alone', () => {
  expect(idsIn('  "r-1" ')).toEqual(['r-1'])
  expect(idsIn('https://shop.example/orders/o%2F7?review=r-1')).toEqual([
    'https://shop.example/orders/o%2F7?review=r-1',
    'o/7',
    'orders',
    'r-1',
  ])
})
