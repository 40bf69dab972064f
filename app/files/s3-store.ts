import { AwsClient } from 'aws4fetch'
import { digestOf, type FileStore, isDigest } from '#app/files/store.ts'

/** A bucket of anything that speaks S3, addressed by path: `endpoint` is without a slash at its end. */
export type S3Bucket = {
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

/** How long, in ms, an answer may take. */
const patienceMs = 30_000

/** The files people hand in, each under its SHA-256 in a bucket that all web processes reach. */
export function openS3Store({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Bucket): FileStore {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 })
  const urlOf = (digest: string) => `${endpoint}/${bucket}/files/${digest.slice(0, 2)}/${digest}`
  const ask = (digest: string, init: RequestInit) =>
    client.fetch(urlOf(digest), { ...init, signal: AbortSignal.timeout(patienceMs) })
  return {
    async put(bytes) {
      const digest = digestOf(bytes)
      const answer = await ask(digest, {
        method: 'PUT',
        body: new Uint8Array(bytes),
        // Whatever else reads the bucket is told that this is nothing to show, and the server checks the bytes.
        headers: { 'content-type': 'application/octet-stream', 'x-amz-content-sha256': digest },
      })
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`The bucket did not keep a file: ${answer.status}`)
      return digest
    },
    async get(digest) {
      if (!isDigest(digest)) return undefined
      const answer = await ask(digest, { method: 'GET' })
      const bytes = Buffer.from(await answer.arrayBuffer())
      if (answer.status === 404) return undefined
      if (!answer.ok) throw new Error(`The bucket did not give back a file: ${answer.status}`)
      if (digestOf(bytes) !== digest) throw new Error(`The file ${digest} is damaged`)
      return bytes
    },
  }
}
