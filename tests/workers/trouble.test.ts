import { expect, test } from 'vitest'
import { createTroubleReport } from '#workers/queue/trouble'

test('trouble that lasts is reported once a minute, and other trouble beside it', () => {
  const reported: object[] = []
  let now = 0
  const log = { debug() {}, info() {}, warn() {}, error: (fields: object) => void reported.push(fields) }
  const report = createTroubleReport(log, () => now)

  for (now = 0; now <= 60_000; now += 200) report(new Error('No space left on device'))
  now = 30_000
  report(new Error('Connection refused'))

  expect(reported).toEqual([
    { error: 'No space left on device' },
    { error: 'No space left on device' },
    { error: 'Connection refused' },
  ])
})
