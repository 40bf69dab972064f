import type { Actor } from '#domain/event'
import type { Principal } from '#domain/permission'

const roleOf = {
  person: 'moderator',
  job: 'automatic',
  api_key: 'marketplace',
  operator: 'operator',
} as const satisfies Record<Actor['kind'], string>

/**
 * Who did something, as far as the reader may know it: colleagues by name, and for a marketplace's key only
 * what kind of actor it was. Who moderates is nobody's business outside.
 */
export function nameActor(
  { actorKind, name }: { actorKind: Actor['kind']; name: string | null },
  reader: Principal | undefined,
): string {
  return reader?.kind === 'person' && name !== null ? name : roleOf[actorKind]
}

/** The same for a decision, which only a person or screening takes. */
export function nameDecider(
  { decidedBy, decidedByName }: { decidedBy: string | null; decidedByName: string | null },
  reader: Principal | undefined,
): string {
  return nameActor({ actorKind: decidedBy === null ? 'job' : 'person', name: decidedByName }, reader)
}
