import { type BenchDatabase, settle, startBenchDatabase } from '#tests/bench/bench-database'
import { benchmark } from '#tests/bench/benchmark'
import { measureClaims } from '#tests/bench/desk-claims'
import { measurePages } from '#tests/bench/desk-pages'
import { measureShift } from '#tests/bench/desk-shift'
import { fillDesk } from '#tests/bench/fill-desk'
import { insertModerators } from '#tests/bench/moderators'

export const desk = benchmark({
  summary: 'moderators who claim and decide, and the pages of the queue, over a long history',
  sizes: {
    reviews: { everyday: 100_000, full: 1_000_000, means: 'reviews there are' },
    open: { everyday: 20_000, full: 100_000, means: 'of them in line' },
    people: { everyday: 50, full: 50, means: 'moderators at work' },
    seconds: { everyday: 15, full: 60, means: 'length of their shift' },
  },
  async run(sizes, say) {
    await using bench: BenchDatabase = await startBenchDatabase()
    say(`Filling in ${sizes.reviews} reviews …`)
    await fillDesk(bench, sizes)
    const moderators = await insertModerators(bench.ownerDb, sizes.people)
    await settle(bench)
    say('Reading pages …')
    const pages = await measurePages(bench, moderators)
    say('Claiming …')
    const claims = await measureClaims(bench, moderators)
    say(`${sizes.people} moderators work for ${sizes.seconds} s …`)
    const shift = await measureShift(bench, moderators, sizes.seconds)
    return [...shift, ...claims, ...pages]
  },
})
