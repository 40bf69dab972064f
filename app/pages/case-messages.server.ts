import { type AppLoadContext, data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { ShownMessage } from '#app/components/portal/message-thread.tsx'
import { inWords } from '#app/messages/in-words.ts'
import { nextHref, readPlace } from '#app/pages/cursor-query.ts'
import { readForm, requiredText } from '#app/pages/form.ts'
import { publicBase } from '#app/web/services.server.ts'
import { sendCaseMessage } from '#commands/portal/send-case-message'
import { listMessages, type MessageSide, markMessagesRead } from '#db/portal/messages'
import { findShop } from '#db/portal/shop'
import type { Person } from '#domain/permission'

const pageSize = 30

/**
 * A page of a shop's messages as one side reads them, which it thereby has, unless its browser only fetches ahead. The
 * other side's people have no names for a shop.
 */
export async function readMessages(
  { db, clock }: AppLoadContext,
  request: Request,
  { sellerId, reader }: { sellerId: string; reader: MessageSide },
) {
  const after = readPlace(new URL(request.url).searchParams, z.uuid())
  const rows = await listMessages(db, sellerId, { after, limit: pageSize + 1 })
  if (!isFetchedAhead(request)) await markMessagesRead(db, { sellerId, reader }, clock.now())
  const messages = rows.slice(0, pageSize).map(
    ({ id, sentBy, author, text, sentAt }): ShownMessage => ({
      ...{ id, text, isMine: sentBy === reader, sentAt: sentAt.toISOString() },
      author: reader === 'seller' && sentBy === 'marketplace' ? undefined : author,
    }),
  )
  const last = messages.at(-1)
  const next = rows.length > pageSize && last ? nextHref(request.url, { at: last.sentAt, id: last.id }) : null
  return { messages, next, requestKey: crypto.randomUUID() }
}

/** Whether a browser only prepares for a page its user may never open. */
function isFetchedAhead({ headers }: Request): boolean {
  return (headers.get('sec-purpose') ?? headers.get('purpose') ?? '').includes('prefetch')
}

const MessageForm = z.object({ text: requiredText(5000), requestKey: z.uuid() })

/** Sends what a form of either side says, and shows the page anew. */
export async function sendMessage(
  context: AppLoadContext,
  request: Request,
  { sellerId, person }: { sellerId: string; person: Person },
) {
  const read = readForm(await request.formData(), MessageForm)
  if (!read.ok) return data({ state: { errors: read.errors, values: read.values } }, 422)
  const shop = (await findShop(context.db, sellerId))?.name ?? sellerId
  const link = `${publicBase(context, request)}/portal/messages`
  const command: Parameters<typeof sendCaseMessage>[1] = {
    ...read.value,
    sellerId,
    write: (language) => ({
      subject: inWords(language, 'mail.message.subject', { shop }),
      text: inWords(language, 'mail.message.text', { shop, link }),
    }),
  }
  await sendCaseMessage(context.db, command, person, context.clock.now())
  return redirect('?done=message.sent')
}
