import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { openApiDocument } from '#app/api/openapi.ts'
import { endpoints } from '#app/api/routes.ts'

test('the document is valid OpenAPI 3.1 and names every endpoint', async () => {
  const document = openApiDocument(endpoints)

  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)))
  expect(errors ?? []).toEqual([])
  expect(valid).toBe(true)
  expect(document.openapi).toMatch(/^3\.1/)
  for (const { path, method } of endpoints) expect(document.paths?.[path]?.[method]).toBeDefined()
})
