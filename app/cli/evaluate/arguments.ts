import { parseArgs } from 'node:util'
import { KnownProblem } from '#app/known-problem.ts'
import { type Disguise, disguises } from '#domain/detection/learning/disguise'

export const usage = `npm run evaluate -- <file.ndjson[.gz]> [--train <file>[,<file>…]] [--split time:0.7 | folds | random:SEED[:SHARE]]
  [--no-history] [--attack all | ${Object.keys(disguises).join(' | ')}] [--flip 0.05] [--inject-rings] [--near-duplicates] [--seed N] [--json]`

/** How the rows of one file are divided; `none` where they are all tested. */
export type Split =
  | { kind: 'none' }
  | { kind: 'time'; share: number }
  | { kind: 'folds' }
  | { kind: 'random'; seed: number; share: number }

export type Arguments = {
  file: string
  trainFiles: string[]
  split: Split
  /** Whether the marketplace's own decisions are remembered. */
  history: boolean
  /** Disguises that the tested fakes are put in, one after the other. */
  attacks: Disguise[]
  /** The share (0–1) of decisions learnt from that are turned round. */
  flip: number
  injectRings: boolean
  nearDuplicates: boolean
  seed: number
  asJson: boolean
}

const options = {
  train: { type: 'string', multiple: true },
  split: { type: 'string' },
  'no-history': { type: 'boolean' },
  attack: { type: 'string' },
  flip: { type: 'string' },
  'inject-rings': { type: 'boolean' },
  'near-duplicates': { type: 'boolean' },
  seed: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** What was typed after the command; throws in one line what cannot be understood. */
export function readArguments(typed: string[]): Arguments {
  const { values, positionals } = parse(typed)
  const [file, ...more] = positionals
  if (!file || more.length > 0) throw new KnownProblem(`Usage: ${usage}`)
  return {
    file,
    trainFiles: (values.train ?? []).flatMap((given) => given.split(',')).filter((path) => path !== ''),
    split: readSplit(values.split),
    history: !values['no-history'],
    attacks: readAttacks(values.attack),
    flip: readNumber('flip', values.flip ?? '0', { least: 0, most: 1 }),
    injectRings: values['inject-rings'] ?? false,
    nearDuplicates: values['near-duplicates'] ?? false,
    seed: readNumber('seed', values.seed ?? '1', { least: 0, most: 2 ** 31 }),
    asJson: values.json ?? false,
  }
}

function parse(typed: string[]) {
  try {
    return parseArgs({ args: typed, options, allowPositionals: true })
  } catch (error) {
    throw new KnownProblem(`${error instanceof Error ? error.message : error}. Usage: ${usage}`)
  }
}

function readSplit(given: string | undefined): Split {
  if (given === undefined) return { kind: 'none' }
  const [kind, ...numbers] = given.split(':')
  if (kind === 'folds' && numbers.length === 0) return { kind }
  if (kind === 'time' && numbers.length === 1) {
    return { kind, share: readNumber('split', numbers[0] ?? '', { least: 0.01, most: 0.99 }) }
  }
  if (kind === 'random' && (numbers.length === 1 || numbers.length === 2)) {
    const seed = readNumber('split', numbers[0] ?? '', { least: 0, most: 2 ** 31 })
    return { kind, seed, share: readNumber('split', numbers[1] ?? '0.8', { least: 0.01, most: 0.99 }) }
  }
  throw new KnownProblem(`--split takes time:0.7, folds or random:42, not "${given}"`)
}

function readAttacks(given: string | undefined): Disguise[] {
  if (given === undefined) return []
  const names = Object.keys(disguises) as Disguise[] // the keys are what the type is made of
  const asked = given.split(',')
  const attacks = given === 'all' ? names : names.filter((name) => asked.includes(name))
  if (given === 'all' || attacks.length === asked.length) return attacks
  throw new KnownProblem(`--attack takes ${names.join(', ')} or all, not "${given}"`)
}

function readNumber(name: string, given: string, { least, most }: { least: number; most: number }): number {
  const number = Number(given)
  if (given.trim() !== '' && number >= least && number <= most) return number
  throw new KnownProblem(`--${name} takes a number from ${least} to ${most}, not "${given}"`)
}
