import { inWords } from '#app/messages/in-words.ts'
import { signLink } from '#app/sign-link.ts'
import type { ComplaintNews, WriteComplaintNews } from '#commands/complaints/tell-of-complaint'
import { limitedDays, recordDays, unfoundedAfterWarning } from '#domain/abuse'
import { complaintLinkEnd } from '#domain/complaints/clock'
import { hasTurn } from '#domain/complaints/turn'
import type { Language } from '#domain/language'

type Saying = {
  linkBase: string
  /** What links are signed with; without it a side without an account is mailed none. */
  linkSecret?: string | undefined
  /** The marketplace's time zone. */
  zone: string
  now: Date
}

/** How news of a complaint is said, with a link to the portal for a shop and a signed one for anybody else. */
export function complaintMails({ zone, ...where }: Saying): WriteComplaintNews {
  return (language, news) => {
    const { number, state, dueAt } = news.complaint
    const say = (id: string, values = {}) => inWords(language, id, values, zone)
    const values = {
      number: String(number),
      link: linkTo(news, where),
      state: say(`complaints.state.${state}`),
      stage: say(`complaints.stage.${state}`),
      turn: turnOf(language, news),
      undone: (news.undone ?? []).map((undone) => `\n– ${say(`complaints.undone.${undone}`)}`).join(''),
      ...news.record,
      ...{ recordDays, limitedDays, more: unfoundedAfterWarning },
      until: news.record?.until ? new Date(news.record.until) : undefined,
      due: dueAt
        ? say(state === 'mediation' ? 'complaints.mail.due_mediator' : 'complaints.mail.due', { at: dueAt })
        : '',
    }
    return {
      subject: say(`complaints.mail.${news.kind}.subject`, values),
      text: say(`complaints.mail.${news.kind}.text`, values),
    }
  }
}

/** What a side can do now, where there is something. */
function turnOf(language: Language, { side, complaint }: ComplaintNews): string {
  return hasTurn(side, complaint.state)
    ? `\n\n${inWords(language, `complaints.turn.${side}.${complaint.state}`)}`
    : ''
}

function linkTo(
  { side, isShop, complaint }: ComplaintNews,
  { linkBase, linkSecret, now }: Omit<Saying, 'zone'>,
): string {
  if (isShop) return `${linkBase}/portal/complaints/${encodeURIComponent(complaint.id)}`
  if (!linkSecret) return linkBase
  const link = {
    purpose: 'complaint',
    subject: complaint.id,
    party: side,
    expiresAt: complaintLinkEnd(now),
  } as const
  return `${linkBase}/complaint?link=${signLink(link, linkSecret)}`
}
