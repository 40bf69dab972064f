import { parseArgs } from 'node:util'
import { describeKnownProblem, KnownProblem } from '#app/known-problem.ts'
import type { Benchmark } from '#tests/bench/benchmark'
import { complaints } from '#tests/bench/complaints'
import { desk } from '#tests/bench/desk'
import { detection } from '#tests/bench/detection'
import { passes } from '#tests/bench/figure'
import { importing } from '#tests/bench/import'
import { intake } from '#tests/bench/intake'
import { quality } from '#tests/bench/quality'
import { asJson, asTable } from '#tests/bench/report'
import { screening } from '#tests/bench/screening'

const benchmarks: Record<string, Benchmark> = {
  intake,
  import: importing,
  screening,
  detection,
  desk,
  complaints,
  quality,
}

/** `npm run bench -- <name> [--json] [--full] [--<size> n]`; without a name it lists what there is. */
async function main([name = '', ...args]: string[]): Promise<void> {
  const benchmark = benchmarks[name]
  if (!benchmark) return list(name)
  const given: Record<string, unknown> = parseArgs({ args, options: optionsOf(benchmark) }).values
  const sizes = Object.fromEntries(
    Object.entries(benchmark.sizes).map(([size, { everyday, full }]) => [
      size,
      readSize(size, given[size] ?? (given.full ? full : everyday)),
    ]),
  )
  const figures = await benchmark.run(sizes, (line) => console.error(line))
  const passed = figures.every((figure) => passes(figure) !== false)
  if (given.json) console.log(JSON.stringify({ benchmark: name, sizes, passed, figures: asJson(figures) }))
  else console.log(asTable(figures))
}

function readSize(name: string, given: unknown): number {
  const size = Number(given)
  if (!Number.isSafeInteger(size) || size < 1)
    throw new KnownProblem(`--${name} takes a whole number above 0`)
  return size
}

function list(unknown: string): void {
  if (unknown && !unknown.startsWith('-')) {
    console.error(`There is no benchmark "${unknown}".`)
    process.exitCode = 1
  }
  const lines = Object.entries(benchmarks).flatMap(([name, { summary, sizes }]) => [
    `${name.padEnd(10)} ${summary}`,
    ...Object.entries(sizes).map(
      ([size, { everyday, full, means }]) =>
        `           --${size} ${means} (${everyday}, with --full ${full})`,
    ),
  ])
  console.log(['npm run bench -- <name> [--json] [--full]', '', ...lines].join('\n'))
}

function optionsOf({ sizes }: Benchmark) {
  const flag = { type: 'boolean' as const }
  const texts = Object.keys(sizes).map((size) => [size, { type: 'string' as const }] as const)
  return { ...Object.fromEntries(texts), json: flag, full: flag }
}

main(process.argv.slice(2)).catch((error) => {
  const isUsage = String(error?.code).startsWith('ERR_PARSE_ARGS')
  console.error(describeKnownProblem(error) ?? (isUsage ? error.message : error))
  process.exitCode = 1
})
