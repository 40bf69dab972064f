import { createServer, type IncomingMessage } from 'node:http'
import { createPool } from '#db/client'
import type { ReviewRow } from '#domain/intake'

/** The raw limit of single posts: every request is one INSERT and nothing else. */
const insert = `
  insert into bare_review (id, seller_id, order_id, direction, rating, text, language, author_id, author_registered_at,
    device_hash, address_hash, created_at, received_at, content_digest)
  values ($1, $2, $3, 'buyer_to_seller', $4, $5, $6, $7, $8, $9, $10, $11, now(), '')`

const pool = createPool(process.env.DATABASE_URL ?? '', { max: 20 })

async function readReview(request: IncomingMessage): Promise<ReviewRow> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString())
}

async function insertReview({ id, sellerId, orderId, rating, text, language, author, createdAt }: ReviewRow) {
  const { registeredAt, deviceHash, addressHash } = author
  const values = [
    id,
    sellerId,
    orderId,
    rating,
    text,
    language,
    author.id,
    registeredAt,
    deviceHash,
    addressHash,
  ]
  await pool.query({ name: 'insert', text: insert, values: [...values, createdAt] })
}

const server = createServer(async (request, response) => {
  try {
    await insertReview(await readReview(request))
    response.writeHead(202, { 'content-type': 'application/json' }).end('{"accepted":1}')
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
})
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('listening'))
