import { inWords } from '#app/messages/in-words.ts'
import type { WriteEscalation } from '#commands/mail-escalations'
import { placeOf } from '#domain/notices/place'

/** How mails about overdue things are said, with days in the marketplace's zone and links that begin with `linkBase`. */
export function escalationMails({ linkBase, zone }: { linkBase: string; zone: string }): WriteEscalation {
  return (language, { kind, id, shop, at }) => {
    const link = linkBase + placeOf(kind, id)
    const say = (part: string) => inWords(language, `staffMail.${kind}.${part}`, { shop, at, link }, zone)
    return { subject: say('subject'), text: say('text') }
  }
}
