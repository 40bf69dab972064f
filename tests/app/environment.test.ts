import { expect, test } from 'vitest'
import { EnvironmentError, readDatabaseEnvironment, readEnvironment } from '#app/environment.ts'

const databaseUrl = 'postgres://assay@db.example/assay'
const secret = 'x'.repeat(32)

test('an empty environment is a demo on this machine', () => {
  expect(readEnvironment({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    databaseUrl: undefined,
    dataDir: '.data',
    redisUrls: [],
    mode: 'demo',
    marketplaceZone: 'Europe/Kyiv',
    logLevel: 'info',
    allowedHosts: [],
  })
})

test('a database of its own makes it production unless the mode is named', () => {
  expect(readEnvironment({ DATABASE_URL: databaseUrl, SESSION_SECRET: secret }).mode).toBe('production')
  expect(readEnvironment({ DATABASE_URL: databaseUrl, MODE: 'test' }).mode).toBe('test')
})

test('outside production a session secret is made up, another at each start', () => {
  const first = readEnvironment({}).sessionSecret
  expect(first.length).toBeGreaterThanOrEqual(32)
  expect(readEnvironment({}).sessionSecret).not.toBe(first)
})

test('an empty variable counts as unset', () => {
  expect(readEnvironment({ PORT: '', MODE: '', DATABASE_URL: '', REDIS_URL: '' })).toMatchObject({
    port: 3000,
    mode: 'demo',
    redisUrls: [],
  })
})

test('commas separate the nodes of a Redis cluster and the allowed hosts', () => {
  const read = readEnvironment({
    REDIS_URL: 'redis://a:7000, rediss://b:7001',
    ALLOWED_HOSTS: 'assay.example,localhost:8080',
  })
  expect(read.redisUrls).toEqual(['redis://a:7000', 'rediss://b:7001'])
  expect(read.allowedHosts).toEqual(['assay.example', 'localhost:8080'])
})

test('a bucket is read from its address', () => {
  const FILES_URL = 'https://key:s%2Fcret@s3.example:9000/evidence/?region=eu-central-1'
  expect(readEnvironment({ FILES_URL }).bucket).toEqual({
    endpoint: 'https://s3.example:9000',
    bucket: 'evidence',
    region: 'eu-central-1',
    accessKeyId: 'key',
    secretAccessKey: 's/cret',
  })
  expect(readEnvironment({}).bucket).toBeUndefined()
})

test.each([
  ['PORT', 'eighty'],
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '3000.5'],
  ['HOST', 'no spaces'],
  ['DATABASE_URL', 'mysql://db/assay'],
  ['REDIS_URL', 'localhost:6379'],
  ['REDIS_URL', 'redis://a:7000,nonsense'],
  ['FILES_URL', 's3://bucket'],
  ['FILES_URL', 'https://s3.example/bucket'],
  ['FILES_URL', 'https://key:secret@s3.example/'],
  ['FILES_URL', 'https://key:secret@s3.example/bucket/folder'],
  ['MODE', 'staging'],
  ['SESSION_SECRET', 'short'],
  ['BOOTSTRAP_API_KEY', 'with a space'],
  ['MARKETPLACE_ZONE', 'Europe/Atlantis'],
  ['LOG_LEVEL', 'loud'],
  ['ALLOWED_HOSTS', 'http://assay.example/'],
])('%s=%s stops the start with one line that names it', (name, value) => {
  expect(() => readEnvironment({ [name]: value })).toThrow(EnvironmentError)
  expect(() => readEnvironment({ [name]: value })).toThrow(new RegExp(`^${name} takes .+$`))
})

test('production refuses to start without a session secret and with a bootstrap key', () => {
  expect(() => readEnvironment({ MODE: 'production' })).toThrow(/^SESSION_SECRET is missing/)
  const withKey = { MODE: 'production', SESSION_SECRET: secret, BOOTSTRAP_API_KEY: 'k'.repeat(20) }
  expect(() => readEnvironment(withKey)).toThrow(/^BOOTSTRAP_API_KEY must be unset/)
})

test('a command that needs only the database asks for no session secret', () => {
  expect(readDatabaseEnvironment({ DATABASE_URL: databaseUrl, PORT: 'eighty' })).toEqual({
    databaseUrl,
    dataDir: '.data',
  })
})

test('a model of the marketplace’s own is asked only with a secret, and for a time that screening can wait', () => {
  const url = 'https://model.shop.example/judge'
  const key = `whsec_${Buffer.alloc(32).toString('base64')}`
  expect(readEnvironment({}).external).toBeUndefined()
  expect(readEnvironment({ EXTERNAL_SIGNAL_URL: url, EXTERNAL_SIGNAL_SECRET: key }).external).toEqual({
    ...{ url, secret: key, timeoutMs: 800 },
  })
  expect(() => readEnvironment({ EXTERNAL_SIGNAL_URL: url })).toThrow('EXTERNAL_SIGNAL_SECRET is missing')
  expect(() => readEnvironment({ EXTERNAL_SIGNAL_URL: url, EXTERNAL_SIGNAL_SECRET: 'short' })).toThrow(
    'whsec_',
  )
  expect(() => readEnvironment({ EXTERNAL_SIGNAL_TIMEOUT_MS: '60000' })).toThrow(
    'milliseconds from 50 to 5000',
  )
})
