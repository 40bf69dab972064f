import { expect, test } from 'vitest'
import { changeLink, readChangeLink } from '#app/change-link.ts'
import { signLink } from '#app/sign-link.ts'
import { questionLastsMs } from '#domain/coercion/question'

const now = new Date('2026-11-22T09:00:00Z')
const environment = {
  sessionSecret: 'a secret of thirty-two characters or more',
  linkBase: 'https://m.example',
}
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? ''
const token = tokenOf(changeLink({ id: 'q', askedAt: now }, environment))
const read = (text: string, at = now) => readChangeLink(text, { environment, now: at })

test('the link opens its question until it ends, and nothing that was altered or made for something else', () => {
  expect(read(token)).toMatchObject({ ok: true, value: { subject: 'q' } })
  expect(read(token, new Date(now.getTime() + questionLastsMs))).toMatchObject({
    refusal: { reason: 'expired' },
  })
  expect(read(`${token.slice(0, 5)}x${token.slice(6)}`)).toMatchObject({ refusal: { reason: 'not_valid' } })
  const other = {
    purpose: 'appeal',
    subject: 'q',
    party: 'author',
    expiresAt: new Date('2027-01-01'),
  } as const
  expect(read(signLink(other, environment.sessionSecret))).toMatchObject({ refusal: { reason: 'not_valid' } })
  const foreign = changeLink(
    { id: 'q', askedAt: now },
    { ...environment, sessionSecret: 'another secret entirely, as long' },
  )
  expect(read(tokenOf(foreign))).toMatchObject({ refusal: { reason: 'not_valid' } })
})
