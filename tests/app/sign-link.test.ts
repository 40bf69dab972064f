import { expect, test } from 'vitest'
import { readLink, signLink } from '#app/sign-link.ts'
import { linkPurposes } from '#domain/signed-link'

const now = new Date('2026-11-20T10:00:00Z')
const secret = 'a secret of this installation, and only of it'
const link = {
  purpose: 'complaint',
  subject: 'c-1',
  party: 'complainant',
  expiresAt: new Date('2026-11-21T10:00:00Z'),
} as const
const asked = { purpose: 'complaint' } as const
const notValid = { ok: false, refusal: { reason: 'not_valid' } }

test('a signed link opens what it names until it ends', () => {
  const token = signLink(link, secret)
  expect(token).toMatch(/^[\w-]+\.[\w-]{43}$/)
  expect(readLink(token, asked, { secret, now })).toEqual({ ok: true, value: link })
  expect(readLink(token, { ...asked, subject: 'c-1' }, { secret, now })).toMatchObject({ ok: true })
  expect(readLink(token, asked, { secret, now: new Date(link.expiresAt.getTime() - 1) })).toMatchObject({
    ok: true,
  })
  expect(readLink(token, asked, { secret, now: link.expiresAt })).toEqual({
    ok: false,
    refusal: { reason: 'expired' },
  })
})

test('a link to one case opens no other, and none of another purpose', () => {
  const token = signLink(link, secret)
  expect(readLink(token, { ...asked, subject: 'c-2' }, { secret, now })).toEqual(notValid)
  for (const purpose of linkPurposes.filter((each) => each !== link.purpose)) {
    expect(readLink(token, { purpose }, { secret, now })).toEqual(notValid)
  }
})

test('a link is refused whichever of its characters is altered', () => {
  const token = signLink(link, secret)
  for (let at = 0; at < token.length; at++) {
    for (const other of ['A', 'B', 'w', '-', '.', '']) {
      const altered = token.slice(0, at) + other + token.slice(at + 1)
      if (altered !== token) expect(readLink(altered, asked, { secret, now })).toEqual(notValid)
    }
  }
})

test('what nobody here signed is refused, whatever it says', () => {
  const words = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = signLink(link, secret).split('.')[1]
  const forged = [
    signLink(link, 'the secret of another installation entirely'),
    `${words(['complaint', 'c-2', 'complainant', link.expiresAt.getTime()])}.${signed}`,
    `${words(['complaint', 'c-1', 'complainant', link.expiresAt.getTime()])}.`,
    ...['', '.', '..', 'null', 'a.b.c', `${words(null)}.x`, '\u0000', 'é.é'],
  ]
  for (const token of forged) expect(readLink(token, asked, { secret, now })).toEqual(notValid)
})
