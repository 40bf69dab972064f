import type { DomainEvent } from '#domain/event'

/** What open pages may have to be read again for. */
export type LiveTopic = 'appeals' | 'complaints' | 'work' | 'exclusions' | 'quality' | 'rings'

/** What pages are told. Who reads of one complaint alone is told where it is among `complaints`. */
export type LiveMessage = { topic: LiveTopic; complaints?: string[] }

/** Postgres passes on 8 000 bytes, and a character can take three: beyond this all who read of a complaint look again. */
const mostCharacters = 2_000

/** What open pages are told of events. */
export function tellLive(events: readonly DomainEvent[]): LiveMessage[] {
  const changed = events.flatMap(({ subject }) => (subject.kind === 'complaint' ? [subject.id] : []))
  const complaints = [...new Set(changed)]
  return topicsOf(events).map((topic) =>
    topic === 'complaints' && JSON.stringify(complaints).length <= mostCharacters
      ? { topic, complaints }
      : { topic },
  )
}

/** The topics on which events change what pages show. */
function topicsOf(events: readonly DomainEvent[]): LiveTopic[] {
  const topics: [LiveTopic, (event: DomainEvent) => boolean][] = [
    ['work', changesWork],
    ['exclusions', changesExclusions],
    ['quality', changesQuality],
    ['complaints', ({ subject: { kind } }) => kind === 'complaint'],
    ['appeals', ({ subject: { kind } }) => kind === 'appeal'],
    ['rings', ({ subject: { kind } }) => kind === 'ring'],
  ]
  return topics.filter(([, changes]) => events.some(changes)).map(([topic]) => topic)
}

/** Cases of sellers and their letters: few enough that all of them count. */
function changesExclusions({ subject: { kind } }: DomainEvent): boolean {
  return kind === 'exclusion' || kind === 'letter'
}

/** Runs and the rules they go by. */
function changesQuality({ subject: { kind } }: DomainEvent): boolean {
  return kind === 'quality_run' || kind === 'quality_policy'
}

/** Whether open pages about reviews and queues have to be read again. What is only received waits for screening. */
function changesWork(event: DomainEvent): boolean {
  switch (event.type) {
    case 'review_screened':
      return event.data.outcome === 'queue'
    case 'review_decided':
    case 'decision_undone':
    case 'review_reopened':
    case 'review_rescored':
    case 'review_withdrawn':
    case 'review_revised':
    case 'evidence_fell_due':
    case 'work_skipped':
    case 'work_released':
    case 'work_handed_over':
      return true
    default:
      return false
  }
}
