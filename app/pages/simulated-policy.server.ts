import type { NamedMovedSeller } from '#app/components/quality/moved-sellers-table.tsx'
import type { FormProblem } from '#app/pages/form.ts'
import { fieldsOf, formOf, readRules } from '#app/pages/quality-policy-form.ts'
import { simulatePolicy } from '#commands/quality/simulate-policy'
import type { Database } from '#db/client'
import { listSellerNames } from '#db/seller-names'
import type { QualityPolicy } from '#domain/quality/policy'
import { changesOf, type PolicyChange } from '#domain/quality/policy-numbers'
import type { MovedSeller, Simulation } from '#domain/quality/simulation'

/** How many sellers of each side the page lists; the file has them all. */
const listedAtOnce = 100

export type AskedSimulation =
  | { problem: FormProblem }
  | { rules: QualityPolicy; nothing: string }
  | {
      rules: QualityPolicy
      simulated: {
        simulation: Simulation
        changes: PolicyChange[]
        added: NamedMovedSeller[]
        spared: NamedMovedSeller[]
        csv: string
        fields: [name: string, value: string][]
      }
    }

type Asked = { searchParams: URLSearchParams; rules: QualityPolicy; zone: string; now: Date }

/** What the rules in the address would do on the figures of the latest run, or why nothing can be said. */
export async function readSimulation(
  db: Database,
  { searchParams, rules: inForce, zone, now }: Asked,
): Promise<AskedSimulation> {
  const read = readRules(formOf(searchParams), inForce)
  if (!read.ok) return { problem: { errors: read.errors, values: read.values } }
  const { rules } = read
  const changes = changesOf(inForce, rules)
  if (changes.length === 0) return { rules, nothing: 'quality_policy.unchanged' }
  const simulation = await simulatePolicy(db, rules, { zone, now })
  if (!simulation) return { rules, nothing: 'quality_policy.no_run' }
  const [added, spared] = await Promise.all(
    [simulation.added, simulation.spared].map((sellers) => nameSellers(db, sellers.slice(0, listedAtOnce))),
  )
  const fields = fieldsOf(rules)
  return {
    rules,
    simulated: {
      simulation,
      changes,
      added: added ?? [],
      spared: spared ?? [],
      csv: `/quality/policy/simulation.csv?${new URLSearchParams(fields)}`,
      fields,
    },
  }
}

/** These sellers with what they are called. */
export async function nameSellers(
  db: Database,
  sellers: readonly MovedSeller[],
): Promise<NamedMovedSeller[]> {
  const names = await listSellerNames(
    db,
    sellers.map(({ sellerId }) => sellerId),
  )
  return sellers.map((seller) => ({ ...seller, name: names.get(seller.sellerId) ?? null }))
}
