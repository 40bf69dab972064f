import { hash } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import {
  digestOfToken,
  generatePassword,
  hashPassword,
  hashToAsk,
  isHashOutdated,
  isPasswordOf,
  newApiKey,
  newSessionToken,
} from '#app/web/credentials.ts'

test('a password is kept as argon2id with 19 MiB and two passes', async () => {
  expect(await hashPassword('correct horse battery staple')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('only the very password matches, whatever letters it is made of', async () => {
  const kept = await hashPassword('пароль 密码 \u{1f511}')
  expect(await isPasswordOf(kept, 'пароль 密码 \u{1f511}')).toBe(true)
  expect(await isPasswordOf(kept, 'пароль 密码')).toBe(false)
})

test('no end of a long password is cut off', async () => {
  const kept = await hashPassword(`${'a'.repeat(200)}b`)
  expect(await isPasswordOf(kept, `${'a'.repeat(200)}c`)).toBe(false)
})

test('who has no account is refused after the same work as who has one', async () => {
  expect(await isPasswordOf(null, 'wrong')).toBe(false)
  expect(isHashOutdated(await hashToAsk(null))).toBe(false)
  const kept = await hashPassword('right')
  expect(await hashToAsk(kept)).toBe(kept)
})

test('a hash made with less work is seen to be outdated', async () => {
  expect(isHashOutdated(await hash('x', { memoryCost: 8192, timeCost: 2, parallelism: 1 }))).toBe(true)
  expect(isHashOutdated(await hashPassword('x'))).toBe(false)
})

test('an API key shows its prefix and hides 256 bits', () => {
  const { token, prefix } = newApiKey()
  expect(token).toMatch(/^ak_[a-z2-9]{8}_[\w-]{43}$/)
  expect(token.startsWith(`${prefix}_`)).toBe(true)
  expect(digestOfToken(token)).toHaveLength(32)
})

test('no two secrets are alike', () => {
  const made = Array.from({ length: 500 }, () => [newSessionToken(), newApiKey().token, generatePassword()])
  expect(new Set(made.flat()).size).toBe(1500)
})
