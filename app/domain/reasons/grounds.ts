import type { ReasonText } from '#domain/reasons/reason'

/** The rules that reasons which restrict rest on, as people are told them. */
export const reasonGrounds: Record<string, ReasonText> = {
  advertising: {
    uk: 'Правила відгуків 2.1: без реклами, посилань і пропозицій',
    ru: 'Правила отзывов 2.1: без рекламы, ссылок и предложений',
    en: 'Review rules 2.1: no advertising, links or offers',
    zh: '评价规则 2.1：不得含有广告、链接或推销',
  },
  personal_data: {
    uk: 'Правила відгуків 2.2 і закон про персональні дані',
    ru: 'Правила отзывов 2.2 и закон о персональных данных',
    en: 'Review rules 2.2 and the law on personal data',
    zh: '评价规则 2.2 及个人信息保护法律',
  },
  obscenity: {
    uk: 'Правила відгуків 2.3: без нецензурної лайки',
    ru: 'Правила отзывов 2.3: без нецензурной брани',
    en: 'Review rules 2.3: no obscene language',
    zh: '评价规则 2.3：不得使用粗俗语言',
  },
  hate_or_threat: {
    uk: 'Правила відгуків 2.4: без ненависті, погроз і закликів до насильства',
    ru: 'Правила отзывов 2.4: без ненависти, угроз и призывов к насилию',
    en: 'Review rules 2.4: no hatred, threats or calls to violence',
    zh: '评价规则 2.4：不得煽动仇恨、威胁或鼓吹暴力',
  },
  off_topic: {
    uk: 'Правила відгуків 1.1: відгук розповідає про власне замовлення чи послугу',
    ru: 'Правила отзывов 1.1: отзыв рассказывает о собственном заказе или услуге',
    en: 'Review rules 1.1: a review tells of one’s own order or service',
    zh: '评价规则 1.1：评价应讲述本人的订单或所获服务',
  },
  wrong_seller: {
    uk: 'Правила відгуків 1.2: відгук стоїть у того продавця, якого стосується',
    ru: 'Правила отзывов 1.2: отзыв стоит у того продавца, о котором он написан',
    en: 'Review rules 1.2: a review stands with the seller it is about',
    zh: '评价规则 1.2：评价应出现在所评价的卖家处',
  },
  not_genuine: {
    uk: 'Правила відгуків 3.1: відгуки пишуть люди, які зробили замовлення',
    ru: 'Правила отзывов 3.1: отзывы пишут люди, сделавшие заказ',
    en: 'Review rules 3.1: reviews come from people who ordered',
    zh: '评价规则 3.1：评价须由真正下单的人撰写',
  },
  self_review: {
    uk: 'Правила відгуків 3.2: продавці не пишуть відгуків про себе і про конкурентів',
    ru: 'Правила отзывов 3.2: продавцы не пишут отзывов о себе и о конкурентах',
    en: 'Review rules 3.2: sellers do not review themselves or their rivals',
    zh: '评价规则 3.2：卖家不得评价自己或竞争对手',
  },
  paid_for: {
    uk: 'Правила відгуків 3.3: за відгук не винагороджують',
    ru: 'Правила отзывов 3.3: за отзыв не вознаграждают',
    en: 'Review rules 3.3: no reward for a review',
    zh: '评价规则 3.3：不得以报酬换取评价',
  },
  copied_text: {
    uk: 'Правила відгуків 3.4: відгук пишуть власними словами',
    ru: 'Правила отзывов 3.4: отзыв пишут своими словами',
    en: 'Review rules 3.4: a review is in one’s own words',
    zh: '评价规则 3.4：评价应使用自己的语言',
  },
  extortion: {
    uk: 'Правила відгуків 3.5: відгук — не засіб тиску',
    ru: 'Правила отзывов 3.5: отзыв — не средство давления',
    en: 'Review rules 3.5: a review is not a means of pressure',
    zh: '评价规则 3.5：评价不得被用作施压手段',
  },
  unreadable: {
    uk: 'Правила відгуків 1.3: відгук зрозумілий тим, хто його читає',
    ru: 'Правила отзывов 1.3: отзыв понятен тем, кто его читает',
    en: 'Review rules 1.3: a review can be understood by its readers',
    zh: '评价规则 1.3：评价应能被读者理解',
  },
  proof_missing: {
    uk: 'Правила відгуків 1.4: відгук спирається на замовлення або відвідування',
    ru: 'Правила отзывов 1.4: отзыв опирается на заказ или посещение',
    en: 'Review rules 1.4: a review rests on an order or a visit',
    zh: '评价规则 1.4：评价须以订单或到店为依据',
  },
}
