import { inWords } from '#app/messages/in-words.ts'
import type { WriteEscalation } from '#commands/mail-escalations'

/** How mails about overdue things are said, with days in the marketplace's zone and links where our address is known. */
export function escalationMails({
  publicUrl = '',
  zone,
}: {
  publicUrl: string | undefined
  zone: string
}): WriteEscalation {
  return (language, { kind, id, shop, at }) => {
    const link = `${publicUrl}${kind === 'letter_overdue' ? `/letters/${id}` : `/quality/cases/${id}`}`
    const say = (part: string) => inWords(language, `staffMail.${kind}.${part}`, { shop, at, link }, zone)
    return { subject: say('subject'), text: say('text') }
  }
}
