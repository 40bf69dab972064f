import { findReason } from '#domain/reason'
import { reasonGrounds } from '#domain/reasons/grounds'
import type { ReasonText } from '#domain/reasons/reason'

/** Why a reply was returned or rejected: the rule it rests on, and the words for its seller. */
export type ReplyReason = { code: string; ground: ReasonText; text: ReasonText }

/** A reply is held to the rules of reviews, and to one of its own. */
const shared = ['personal_data', 'advertising', 'obscenity', 'hate_or_threat', 'off_topic'].flatMap(
  (code): ReplyReason[] => {
    const [reason, ground] = [findReason(code), reasonGrounds[code]]
    return reason && ground ? [{ code, ground, text: reason.text }] : []
  },
)

const tiedOffer: ReplyReason = {
  code: 'tied_offer',
  ground: {
    uk: 'Правила відгуків 3.3: жодної винагороди за відгук чи його зміну',
    ru: 'Правила отзывов 3.3: никакого вознаграждения за отзыв или его изменение',
    en: 'Review rules 3.3: no reward for a review or for changing one',
    zh: '评价规则 3.3：不得以报酬换取评价或修改评价',
  },
  text: {
    uk: 'Відповідь обіцяє покупцеві щось за зміну або видалення відгуку.',
    ru: 'Ответ обещает покупателю что-то за изменение или удаление отзыва.',
    en: 'The reply offers the buyer something for changing or removing the review.',
    zh: '回复以好处换取买家修改或删除评价。',
  },
}

/** Every reason there is, in the order a page offers them. */
export const replyReasons: readonly ReplyReason[] = [tiedOffer, ...shared]

export function findReplyReason(code: string): ReplyReason | undefined {
  return replyReasons.find((reason) => reason.code === code)
}
