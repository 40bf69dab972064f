import { findReason } from '#domain/reason'
import type { ReasonText } from '#domain/reasons/reason'

/** Why a reply was returned or rejected: the rule it rests on, and the words for its seller. */
export type ReplyReason = { code: string; ground: string; text: ReasonText }

/** A reply is held to the rules of reviews, and to one of its own. */
const shared = ['personal_data', 'advertising', 'obscenity', 'hate_or_threat', 'off_topic'].flatMap(
  (code): ReplyReason[] => {
    const reason = findReason(code)
    return reason ? [{ code, ground: reason.ground, text: reason.text }] : []
  },
)

const tiedOffer: ReplyReason = {
  code: 'tied_offer',
  ground: 'Review rules 3.3: no reward for a review or for changing one',
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
