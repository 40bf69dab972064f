import type { AppLoadContext } from '@remix-run/node'
import { inWords } from '#app/messages/in-words.ts'
import { publicBase } from '#app/web/services.server.ts'
import type { Receipt } from '#commands/letters/keep-version'
import type { WriteMail } from '#commands/letters/mail-shop'
import type { Language } from '#domain/language'
import type { Gap } from '#domain/letter/gaps'

type Said = { received: Receipt; returned: { number: number; gaps: Gap[] }; answered: { number: number } }

/** How each mail about a letter is said, with the portal's address in it and days in the marketplace's zone. */
export function letterMails(
  request: Request,
  context: Pick<AppLoadContext, 'environment'>,
): { [Kind in keyof Said]: WriteMail<Said[Kind]> } {
  const zone = context.environment.marketplaceZone
  const link = `${publicBase(context, request)}/portal/letter`
  const mail = (language: Language, kind: keyof Said, values: Record<string, string | number | Date>) => ({
    subject: inWords(language, `letterMail.${kind}.subject`, values, zone),
    text: inWords(language, `letterMail.${kind}.text`, { ...values, link }, zone),
  })
  return {
    received: (language, { number, version, replyDueAt, onTime }) =>
      mail(language, 'received', {
        receipt: `${number}/${version}`,
        by: replyDueAt,
        late: onTime ? '' : `${inWords(language, 'letterMail.late')}\n\n`,
      }),
    returned: (language, { number, gaps }) =>
      mail(language, 'returned', {
        number,
        gaps: gaps.map((gap) => `– ${gapInWords(language, gap)}`).join('\n'),
      }),
    answered: (language, { number }) => mail(language, 'answered', { number }),
  }
}

function gapInWords(language: Language, gap: Gap): string {
  const missing =
    gap.kind === 'row_incomplete'
      ? gap.missing.map((part) => inWords(language, `letter.part.${part}`)).join(', ')
      : ''
  return inWords(language, `letter.gap.${gap.kind}`, { left: 'left' in gap ? gap.left : 0, missing })
}
