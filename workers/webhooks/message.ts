import { Webhook } from 'standardwebhooks'
import type { OutgoingDelivery } from '#db/webhook-deliveries'

/**
 * A delivery as Standard Webhooks wants it: the body, and headers with its id, the time of sending and the
 * signature, two signatures while a changed secret still counts. The id is the same at every attempt.
 */
export function toMessage(
  delivery: OutgoingDelivery,
  sentAt: Date,
): { headers: Record<string, string>; body: string } {
  const { id, eventId, type, happenedAt, subjectKind, subjectId, data } = delivery
  const body = JSON.stringify({
    type,
    timestamp: happenedAt.toISOString(),
    data: { id: String(eventId), subject: { kind: subjectKind, id: subjectId }, ...data },
  })
  const secrets = [delivery.secret, ...(delivery.previousSecret ? [delivery.previousSecret] : [])]
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, sentAt, body))
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Assay',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
      'webhook-signature': signatures.join(' '),
    },
  }
}
