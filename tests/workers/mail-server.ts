import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A reason of a mail server's to refuse a recipient. */
export type Refusal = { code: number; message: string }

/** A real mail server that takes mail for everybody, but for those whom `refuse` finds a reason against. */
export async function openMailServer(refuse: (recipient: string) => Refusal | undefined = () => undefined) {
  const received: Email[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, callback) {
      const refusal = refuse(address)
      callback(refusal && Object.assign(new Error(refusal.message), { responseCode: refusal.code }))
    },
    onData(stream, _session, callback) {
      buffer(stream)
        .then(async (raw) => void received.push(await PostalMime.parse(raw)))
        .then(() => callback(), callback)
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('listens nowhere')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
