import type { Tx } from '#db/client'
import { listLetters } from '#db/statements/letters'
import type { DomainEvent } from '#domain/event'
import type { Letter } from '#domain/statements/letter'

/** Stands where the number of a decision will be, which it has not got before it is taken. */
export const numberToCome = '…'

type Numbered = 'decisionId' | 'measureId'

/** What people are told with these events, word for word but for the numbers that are still to come. */
export async function readLetters(tx: Tx, events: readonly DomainEvent[]): Promise<Letter[]> {
  const told = events.map(({ data }) => data as Partial<Record<'statementId' | Numbered, unknown>>) // Each kind has its own.
  const idsOf = (values: unknown[]) => values.filter((id): id is string => typeof id === 'string')
  const letters = await listLetters(tx, idsOf(told.map(({ statementId }) => statementId)))
  const numbers = idsOf(told.flatMap(({ decisionId, measureId }) => [decisionId, measureId]))
  return letters.map((letter) => ({
    ...letter,
    body: numbers.reduce((body, number) => body.replaceAll(number, numberToCome), letter.body),
  }))
}
