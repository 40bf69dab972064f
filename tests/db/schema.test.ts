import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { SelectType } from 'kysely'
import { expect, expectTypeOf, test } from 'vitest'
import type { Schema } from '#db/schema'
import type { DB } from '#tests/setup/schema.generated'
import { createTestDatabase } from '#tests/setup/test-database'

/** Which tables and columns there are, and which columns may be null: what the database itself knows. */
type Shape<Tables> = {
  [Table in keyof Tables]: {
    [Column in keyof Tables[Table]]: null extends SelectType<Tables[Table][Column]> ? 'nullable' : 'required'
  }
}

test('the schema we wrote has the shape of the schema we migrated', () => {
  expectTypeOf<Shape<Schema>>().toEqualTypeOf<Shape<DB>>()
})

/** What makes `schema.generated.ts`; without `--verify` it is written anew. */
const generate = [
  ...[
    '--dialect',
    'postgres',
    '--camel-case',
    '--date-parser',
    'string',
    '--type-mapping',
    '{"json":"object","jsonb":"object"}',
  ],
  ...['--default-schema', 'public', '--include-pattern', 'public.*'],
  ...['--out-file', 'tests/setup/schema.generated.ts', '--verify'],
]

test('the generated schema is the one the migrations make', async () => {
  await using database = await createTestDatabase()
  const verified = promisify(execFile)('node_modules/.bin/kysely-codegen', [
    '--url',
    database.url,
    ...generate,
  ])
  await expect(verified).resolves.toBeDefined()
})
