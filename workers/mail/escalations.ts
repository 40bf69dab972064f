import { inWords } from '#app/messages/in-words.ts'
import type { WriteEscalation } from '#commands/mail-escalations'
import type { EscalationKind } from '#db/escalations'

/** Where what is overdue stands. */
const pageOf = {
  letter_overdue: '/letters',
  notice_unconfirmed: '/quality/cases',
  stop_unreviewed: '/quality/cases',
  hiding_overdue: '/reviews',
} as const satisfies Record<EscalationKind, string>

/** How mails about overdue things are said, with days in the marketplace's zone and links that begin with `linkBase`. */
export function escalationMails({ linkBase, zone }: { linkBase: string; zone: string }): WriteEscalation {
  return (language, { kind, id, shop, at }) => {
    const link = `${linkBase}${pageOf[kind]}/${encodeURIComponent(id)}`
    const say = (part: string) => inWords(language, `staffMail.${kind}.${part}`, { shop, at, link }, zone)
    return { subject: say('subject'), text: say('text') }
  }
}
