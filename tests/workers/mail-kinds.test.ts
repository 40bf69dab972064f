import { expect, test } from 'vitest'
import { readEnvironment } from '#app/environment.ts'
import { inWords } from '#app/messages/in-words.ts'
import { letterMails } from '#app/pages/letter-mail.server.ts'
import type { ComplaintNews } from '#commands/complaints/tell-of-complaint'
import { newsInWords } from '#domain/appeals/news'
import { inadmissibleReasons } from '#domain/appeals/outcome'
import { appealTexts } from '#domain/appeals/texts'
import { complaintSides } from '#domain/complaints/mover'
import { complaintStates } from '#domain/complaints/state'
import { undoings } from '#domain/complaints/undone'
import { type Language, languages } from '#domain/language'
import type { Gap } from '#domain/letter/gaps'
import { type NoticeKind, noticeKinds } from '#domain/notices/kind'
import { openMailServer } from '#tests/workers/mail-server'
import { complaintMails } from '#workers/mail/complaints'
import { escalationMails } from '#workers/mail/escalations'
import { noticeMails } from '#workers/mail/notices'
import { createMailer } from '#workers/mail/send'

const now = new Date('2026-03-02T09:00:00Z')
const base = 'https://assay.example'
const zone = 'Europe/Kyiv'
/** Written alike in all four languages. */
const shop = '«77»'

type Said = { subject: string; text: string }
type Kind = { name: string; said: Said; hasLink: boolean }
const linked = (name: string, said: Said): Kind => ({ name, said, hasLink: true })

function ofNotices(language: Language): Kind[] {
  const write = noticeMails({ linkBase: base })
  const mailed = (Object.keys(noticeKinds) as NoticeKind[]) // The keys of that table.
    .filter((kind) => noticeKinds[kind].mail !== 'itself')
  const sellerId = null
  const one = (kind: NoticeKind) => ({ id: kind, kind, subjectId: subjectOf(kind), times: 2 })
  return [
    ...mailed.map((kind) =>
      linked(
        `notice ${kind}`,
        write(language, { sellerId, isDigest: false, notices: [one(kind)], mails: [] }),
      ),
    ),
    linked('digest', write(language, { sellerId, isDigest: true, notices: mailed.map(one), mails: [] })),
    linked(
      'digest of words',
      write(language, { sellerId: 's-1', isDigest: true, notices: [], mails: [folded] }),
    ),
  ]
}

const folded = { id: '7', subject: shop, text: `${shop}: 7\n\n${base}/portal/messages` }

/** What is late is named by its line, all else by an id. */
const subjectOf = (kind: NoticeKind) => (kind === 'answer_delayed' ? 'complaint:7' : '7')

function ofComplaints(language: Language): Kind[] {
  const write = complaintMails({ linkBase: base, linkSecret: 'of these tests', zone, now })
  const told = complaintSides.flatMap((side) => [true, false].map((isShop) => ({ side, isShop })))
  const complaint = { id: 'c-1', number: 7, state: 'negotiation', dueAt: now } as const
  const record = { decided: 8, unfounded: 7, until: now.toISOString() }
  const others = {
    taken_back: { undone: undoings },
    cleared: { undone: undoings },
    ...{ reminder: {}, message: {}, agreement: {}, offer_over: {}, evidence: {}, delayed: {} },
    ...{ reporter_warned: { record }, reporter_suspended: { record } },
  } satisfies Record<Exclude<ComplaintNews['kind'], 'stage'>, Partial<ComplaintNews>>
  return told.flatMap(({ side, isShop }) => [
    ...complaintStates.map((state) => {
      const news = { kind: 'stage', side, isShop, complaint: { ...complaint, state } } as const
      return linked(`complaint ${state} to ${side}, ${isShop}`, write(language, news))
    }),
    ...Object.entries(others).map(([kind, about]) => {
      const news = { kind: kind as keyof typeof others, side, isShop, complaint, ...about } // A key of that table.
      return linked(`complaint ${kind} to ${side}, ${isShop}`, write(language, news))
    }),
  ])
}

function ofLetters(language: Language): Kind[] {
  const environment = readEnvironment({ MODE: 'test', PUBLIC_URL: base })
  const mails = letterMails(new Request('http://10.0.0.7/'), { environment })
  const receipt = { letterId: '7', number: 7, version: 2, receivedAt: now, replyDueAt: now }
  const gaps: Gap[] = [
    { kind: 'no_solution' },
    { kind: 'problem_without_text', problemId: 'p' },
    { kind: 'problem_without_solution', problemId: 'p' },
    { kind: 'not_all_opened', left: 3 },
    { kind: 'not_all_named', left: 3 },
  ]
  return [
    linked('letter in time', mails.received(language, { ...receipt, onTime: true })),
    linked('letter too late', mails.received(language, { ...receipt, onTime: false })),
    linked('letter returned', mails.returned(language, { number: 7, gaps })),
    linked('letter answered', mails.answered(language, { number: 7 })),
  ]
}

function ofStaff(language: Language): Kind[] {
  const write = escalationMails({ linkBase: base, zone })
  return (['letter_overdue', 'notice_unconfirmed', 'stop_unreviewed', 'hiding_overdue'] as const).map(
    (kind) => linked(kind, write(language, { kind, id: '7', shop, at: now })),
  )
}

function ofAccounts(language: Language): Kind[] {
  const link = `${base}/login/link?token=7`
  const values = { shop, name: shop, link, address: `${base}/login/link`, minutes: 15 }
  return (['sign_in', 'invitation', 'invitation_taken', 'message'] as const).map((kind) => {
    const say = (part: string) => inWords(language, `mail.${kind}.${part}`, values)
    // Whoever has an account elsewhere is told so, and led nowhere.
    const said = { subject: say('subject'), text: say('text') }
    return { name: kind, said, hasLink: kind !== 'invitation_taken' }
  })
}

/** These name the appeal, which is read in the portal. */
function ofAppeals(language: Language): Kind[] {
  const about = { appealId: '7', dueAt: now }
  const say = (news: Parameters<typeof newsInWords>[0], words: string): Kind => ({
    ...{ name: `appeal ${news}`, hasLink: false },
    said: newsInWords(news, language, { ...about, words }),
  })
  return [
    say('received', ''),
    say('info_requested', shop),
    ...inadmissibleReasons.map((why) => say('inadmissible', appealTexts[language].inadmissible[why])),
  ]
}

const speaks: Record<Language, { its: RegExp; others: RegExp }> = {
  en: { its: /[a-z]{3}/i, others: /[\p{Script=Cyrillic}\p{Script=Han}]/u },
  uk: { its: /\p{Script=Cyrillic}{3}/u, others: /[ыэъё\p{Script=Han}]/iu },
  ru: { its: /\p{Script=Cyrillic}{3}/u, others: /[іїєґ\p{Script=Han}]/iu },
  zh: { its: /\p{Script=Han}{2}/u, others: /\p{Script=Cyrillic}/u },
}
const unfilled = /[{}]|undefined|\bnull\b|NaN|Invalid Date/
/** The name of a text, where there is none by that name. */
const nameless = /\b(?:mail|notices|complaints|letter|letterMail|staffMail)\.[a-z]\w*/i

test.each(languages)(
  'every kind of mail arrives in %s as it was written, whole and with its link',
  async (language) => {
    await using server = await openMailServer()
    const send = createMailer({ smtpUrl: server.url, from: 'Assay <assay@market.example>' })
    const writers = [ofNotices, ofComplaints, ofLetters, ofStaff, ofAccounts, ofAppeals]
    const kinds = writers.flatMap((write) => write(language))
    const sendOne = async ({ said }: Kind, nth: number) => {
      const mail = { id: `m${nth}`, recipient: 'shop@market.example', attempts: 0, createdAt: now, language }
      expect(await send({ ...mail, ...said })).toEqual({ result: 'sent' })
    }
    await Promise.all(kinds.map(sendOne))
    expect(server.received).toHaveLength(kinds.length)
    for (const [nth, { name, said, hasLink }] of kinds.entries()) {
      const { subject = '', text = '' } =
        server.received.find(({ messageId }) => messageId === `<m${nth}@market.example>`) ?? {}
      expect({ name, subject, text: text.trimEnd() }).toEqual({ name, ...said, text: said.text.trimEnd() })
      const words = `${subject}\n${text}`.replaceAll(/https?:\S+/g, '')
      expect(words, name).not.toMatch(unfilled)
      expect(words, name).not.toMatch(nameless)
      expect(subject, name).toMatch(speaks[language].its)
      expect(words, name).not.toMatch(speaks[language].others)
      const links = text.match(/https?:\S+/g) ?? []
      expect(links.length > 0, name).toBe(hasLink)
      expect(
        links.filter((link) => !link.startsWith(`${base}/`)),
        name,
      ).toEqual([])
    }
  },
)
