import type { Tx } from '#db/client'
import type { Letter } from '#domain/statements/letter'

/** Statements by their ids, in the order of the ids. */
export async function listLetters(tx: Tx, ids: readonly string[]): Promise<Letter[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('statement')
    .select(['id', 'title', 'body', 'language', 'addresseeSellerId'])
    .where('id', 'in', ids)
    .execute()
  return ids.flatMap((id) => {
    const found = rows.find((row) => row.id === id)
    if (!found) return []
    const { title, body, language, addresseeSellerId } = found
    return [
      { to: addresseeSellerId === null ? ('person' as const) : ('seller' as const), title, body, language },
    ]
  })
}
