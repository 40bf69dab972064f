import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openS3Store, type S3Bucket } from '#app/files/s3-store.ts'

const secretAccessKey = 'the secret of the bucket'
const kept = new Map<string, Buffer>()

/** A bucket that keeps what was signed with the right secret, as S3 documents it, and nothing else. */
const server = createServer(async (request, response) => {
  const body = await buffer(request)
  if (!isSigned(request, body)) return void response.writeHead(403).end()
  const path = request.url ?? ''
  if (request.method === 'PUT') {
    kept.set(path, body)
    return void response.end()
  }
  const found = kept.get(path)
  response.writeHead(found ? 200 : 404).end(found)
})

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const sha = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')

function isSigned({ method, url, headers }: IncomingMessage, body: Buffer): boolean {
  const parts = /Credential=key\/(\d+)\/(\S+?)\/s3\/aws4_request, SignedHeaders=(\S+), Signature=(\w+)/.exec(
    headers.authorization ?? '',
  )
  if (!parts || (method === 'PUT' && headers['x-amz-content-sha256'] !== sha(body))) return false
  const [, day = '', region = '', signed = '', signature] = parts
  const lines = signed.split(';').map((name) => `${name}:${headers[name]}\n`)
  const asked = [method, url, '', lines.join(''), signed, headers['x-amz-content-sha256']].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha(asked)].join('\n')
  const key = [region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${secretAccessKey}`, day))
  return hmac(key, text).toString('hex') === signature
}

let bucket: S3Bucket
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('listens nowhere')
  const endpoint = `http://127.0.0.1:${address.port}`
  bucket = { endpoint, bucket: 'evidence', region: 'eu-central-1', accessKeyId: 'key', secretAccessKey }
})
afterAll(() => void server.close())

test('a bucket keeps bytes under their digest and gives them back', async () => {
  const store = openS3Store(bucket)
  const bytes = Buffer.from('a photograph')
  const digest = await store.put(bytes)
  expect(digest).toBe(sha(bytes))
  expect([...kept.keys()]).toEqual([`/evidence/files/${digest.slice(0, 2)}/${digest}`])
  expect(await store.get(digest)).toEqual(bytes)
  expect(await store.get('0'.repeat(64))).toBeUndefined()
  expect(await store.get('../secrets')).toBeUndefined()
})

test('a bucket that changed a file, or refuses us, is no silent loss', async () => {
  const store = openS3Store(bucket)
  const digest = await store.put(Buffer.from('as it was'))
  for (const path of kept.keys()) kept.set(path, Buffer.from('as it is not'))
  await expect(store.get(digest)).rejects.toThrow('damaged')
  const stranger = openS3Store({ ...bucket, secretAccessKey: 'another' })
  await expect(stranger.put(Buffer.from('x'))).rejects.toThrow('403')
})
