import { inWords } from '#app/messages/in-words.ts'
import type { WriteNotices } from '#commands/notices/mail-notices'
import { noticeKinds } from '#domain/notices/kind'
import { placeOf } from '#domain/notices/place'

/** How notices are said by mail: what kind of thing happened and where to read it, never what it says. */
export function noticeMails({ linkBase }: { linkBase: string }): WriteNotices {
  return (language, { isDigest, notices }) => {
    const lines = notices.map(({ kind, subjectId, times }) => {
      const what = inWords(language, `notices.kind.${kind}`) + (times > 1 ? ` × ${times}` : '')
      return `– ${what}\n  ${linkBase}${placeOf(kind, subjectId)}`
    })
    const [first] = notices
    const subject =
      isDigest || !first
        ? inWords(language, 'notices.mail_digest', { count: notices.length })
        : inWords(language, `notices.kind.${first.kind}`)
    const settings = `${linkBase}${first && noticeKinds[first.kind].readers === 'shop' ? '/portal' : ''}/notices/settings`
    const foot = `${inWords(language, 'notices.mail_foot')}\n${settings}`
    return { subject, text: `${lines.join('\n\n')}\n\n${foot}` }
  }
}
