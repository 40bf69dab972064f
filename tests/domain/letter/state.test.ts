import { expect, test } from 'vitest'
import { type LetterMove, letterStates, mayMoveLetter, moveLetter } from '#domain/letter/state'

const moves: LetterMove[] = [
  'submit',
  'find_late',
  'acknowledge',
  'check',
  'return',
  'review',
  'accept',
  'reject',
  'answer',
  'open_commitments',
  'fulfil',
  'break',
  'withdraw',
]

/** Both sides of every guard: what is not here is refused. */
const allowed: Record<string, string> = {
  draft: 'submit>submitted withdraw>withdrawn',
  submitted: 'submit>submitted find_late>late acknowledge>acknowledged withdraw>withdrawn',
  late: 'submit>submitted acknowledge>acknowledged withdraw>withdrawn',
  acknowledged: 'submit>submitted check>auto_checked withdraw>withdrawn',
  auto_checked: 'submit>submitted return>returned_incomplete review>under_review withdraw>withdrawn',
  returned_incomplete: 'submit>submitted withdraw>withdrawn',
  under_review:
    'submit>submitted return>returned_incomplete review>under_review accept>constructive reject>not_constructive withdraw>withdrawn',
  constructive: 'submit>submitted review>under_review answer>answered withdraw>withdrawn',
  not_constructive: 'submit>submitted review>under_review answer>answered withdraw>withdrawn',
  answered: 'submit>submitted open_commitments>commitments_open',
  commitments_open: 'fulfil>fulfilled break>broken',
  fulfilled: '',
  broken: '',
  withdrawn: 'submit>submitted',
}

test.each(letterStates)('from %s a letter goes where the table says and nowhere else', (from) => {
  const found = moves.flatMap((move) => {
    const moved = moveLetter(from, move)
    expect(moved.ok).toBe(mayMoveLetter(from, move))
    if (!moved.ok) expect(moved.refusal).toEqual({ reason: 'not_allowed', from, move })
    return moved.ok ? [`${move}>${moved.value}`] : []
  })
  expect(found.join(' ')).toBe(allowed[from])
})

test('every state can be reached from a draft, and every letter sent can still be answered', () => {
  const reachedFrom = (start: (typeof letterStates)[number]) => {
    const reached = new Set([start])
    for (const state of reached) {
      for (const move of moves) {
        const moved = moveLetter(state, move)
        if (moved.ok) reached.add(moved.value)
      }
    }
    return reached
  }
  expect([...reachedFrom('draft')].sort()).toEqual([...letterStates].sort())
  const over = ['fulfilled', 'broken', 'commitments_open', 'answered']
  for (const state of letterStates.filter((one) => !over.includes(one))) {
    expect(reachedFrom(state), state).toContain('answered')
  }
})
