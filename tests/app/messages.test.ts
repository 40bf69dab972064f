import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createIntl } from '@formatjs/intl'
import { expect, test } from 'vitest'
import { catalogue } from '#app/messages/catalogue.ts'
import { languages } from '#domain/language'
import { roles, scopes } from '#domain/permission'

test.each(languages)('%s has every text that English has, and no other', (language) => {
  expect(Object.keys(catalogue[language]).sort()).toEqual(Object.keys(catalogue.en).sort())
})

test('no text stands in two files, where one would hide the other', () => {
  const folder = join(import.meta.dirname, '..', '..', 'app', 'messages')
  const files = readdirSync(folder).filter((file) => /(^|\.)en\.json$/.test(file))
  const ids = files.flatMap((file) => Object.keys(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
  expect(files.length).toBeGreaterThan(5)
  expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([])
})

test.each(languages)('every text in %s can be read and needs no value that English does not', (language) => {
  const problems: string[] = []
  const messages = catalogue[language]
  const intl = createIntl({
    locale: language,
    messages,
    onError: ({ code, message }) => void problems.push(`${code} ${message}`),
  })
  for (const id of Object.keys(messages)) intl.formatMessage({ id }, valuesFor(catalogue.en[id] ?? ''))
  expect(problems).toEqual([])
})

test('every text a page names exists', () => {
  const named = pageSources().flatMap((source) => [
    ...[
      ...source.matchAll(
        /(?:\bid|\blabel|\btitle|\btext|\bdescription|\bhelp)[=:] ?["']([a-z][\w]*\.[\w.]+)["']/g,
      ),
    ].map(([, id]) => id ?? ''),
  ])
  expect(named.length).toBeGreaterThan(100)
  expect([...new Set(named)].filter((id) => catalogue.en[id] === undefined)).toEqual([])
})

test('every role and scope has a name', () => {
  const ids = [...roles.map((role) => `role.${role}`), ...scopes.map((scope) => `scope.${scope}`)]
  expect(ids.filter((id) => catalogue.en[id] === undefined)).toEqual([])
})

/** A number for each name an English text has in braces. */
function valuesFor(text: string): Record<string, number> {
  return Object.fromEntries([...text.matchAll(/\{(\w+)/g)].map(([, name]) => [name, 1]))
}

function pageSources(): string[] {
  const app = join(import.meta.dirname, '..', '..', 'app')
  return ['routes', 'components'].flatMap((folder) =>
    readdirSync(join(app, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx'))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  )
}
