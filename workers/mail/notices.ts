import { inWords } from '#app/messages/in-words.ts'
import type { WriteNotices } from '#commands/notices/mail-notices'
import { placeOf } from '#domain/notices/place'

/**
 * How notices are said by mail: what kind of thing happened and where to read it, never what it says. What is told with
 * words of its own keeps them in a digest.
 */
export function noticeMails({ linkBase }: { linkBase: string }): WriteNotices {
  return (language, { sellerId, isDigest, notices, mails }) => {
    const lines = notices.map(({ kind, subjectId, times }) => {
      const what = inWords(language, `notices.kind.${kind}`) + (times > 1 ? ` × ${times}` : '')
      return `– ${what}\n  ${linkBase}${placeOf(kind, subjectId)}`
    })
    for (const { subject, text } of mails) lines.push(`– ${subject}\n${text.replace(/^(?=.)/gm, '  ')}`)
    const [first] = notices
    const subject =
      isDigest || !first
        ? inWords(language, 'notices.mail_digest', { count: lines.length })
        : inWords(language, `notices.kind.${first.kind}`)
    const settings = `${linkBase}${sellerId === null ? '' : '/portal'}/notices/settings`
    const foot = `${inWords(language, 'notices.mail_foot')}\n${settings}`
    return { subject, text: `${lines.join('\n\n')}\n\n${foot}` }
  }
}
