import { expect, test } from 'vitest'
import { combine, fitCombination, untrainedStage } from '#domain/detection/learning/last-stage'
import { seededRandom } from '#domain/detection/learning/random'

/** Opinions of which the text's is right in nine of ten and the behaviour's in six. */
function makeOpinions(count: number, loudness: number) {
  const random = seededRandom(4)
  const labels = Array.from({ length: count }, () => Number(random() < 0.4))
  const opinions = labels.map((label) => {
    const say = (right: number) => (random() < right ? 1 : -1) * (label ? loudness : -loudness)
    return { text: say(0.9), behaviour: say(0.6) }
  })
  return { labels, opinions }
}

test.each([0.1, 1, 30])(
  'opinions %s times as loud as they are right are weighed by how right they are',
  (loudness) => {
    const { labels, opinions } = makeOpinions(600, loudness)
    const { text, behaviour, calibration } = fitCombination('both', opinions, { labels })
    expect(text).toBeGreaterThan(0)
    expect(calibration).toBeNull()
    // Held to 1 a little: quiet opinions are not shouted for, loud ones are hushed.
    expect(loudness < 1 || text > behaviour).toBe(true)
    if (loudness === 30) expect(text).toBeLessThan(0.2)
  },
)

test('from a thousand reviews on, what came true is learnt as well, and the order stays', () => {
  const { labels, opinions } = makeOpinions(2000, 1)
  const both = fitCombination('both', opinions, { labels })
  expect(both.calibration).not.toBeNull()
  const stage = { ...untrainedStage(-2), both }
  const logits = [-3, -1, 0, 1, 3].map((text) => combine(stage, { text, behaviour: 0 }).logit)
  expect(logits).toEqual([...logits].sort((a, b) => a - b))
})

test('a review nothing is known of has the log-odds of the average', () => {
  expect(combine(untrainedStage(-2), { text: undefined, behaviour: undefined }).logit).toBe(-2)
  expect(combine(untrainedStage(-2), { text: undefined, behaviour: 0.5 }).logit).toBe(0.5)
})

test('two opinions that each know the base rate count it once', () => {
  expect(combine(untrainedStage(-2), { text: -2, behaviour: -2 }).logit).toBe(-2)
  expect(combine(untrainedStage(-2), { text: 1, behaviour: -2 }).logit).toBe(1)
})
