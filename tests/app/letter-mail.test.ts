import { expect, test } from 'vitest'
import { readEnvironment } from '#app/environment.ts'
import { letterMails } from '#app/pages/letter-mail.server.ts'

const asked = new Request('http://10.0.0.7:3000/letters/1')
const mailFrom = (variables: Record<string, string>) =>
  letterMails(asked, { environment: readEnvironment({ MODE: 'test', ...variables }) }).answered('en', {
    number: 7,
  })

test('a mail about a letter leads to the address shops know, not to the one a colleague asked at', () => {
  const { text } = mailFrom({ PUBLIC_URL: 'https://assay.example/' })
  expect(text).toContain('https://assay.example/portal/letter')
  expect(text).not.toContain('10.0.0.7')
})

test('where none is configured it leads to the one that was asked at', () => {
  expect(mailFrom({}).text).toContain('http://10.0.0.7:3000/portal/letter')
})
