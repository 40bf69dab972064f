import type { Language } from '#domain/language'
import { whoAnswers } from '#domain/statements/who-answers'

type Texts = {
  title: Record<'rank_limit' | 'partial_exclusion', string>
  head: string
  what: Record<'rank_limit' | 'partial_exclusion', string>
  untouched: string
  why: string
  facts: string
  strike: string
  found: string
  complain: string
  /** What the fields of the Commission's database say: the rule, and the facts without a word a person wrote. */
  rule: string
  fact: Record<'rank_limit' | 'partial_exclusion', string>
}

/** The words of a statement of reasons for a measure that restricts. `{names}` are filled from its record. */
export const measureStatementTexts: Record<Language, Texts> = {
  en: {
    title: {
      rank_limit: 'Your goods stand lower in lists for a time',
      partial_exclusion: 'Some of your goods are not shown for a time',
    },
    head: 'Shop: {shop} ({sellerId}). Measure: {measureId}. Date: {date}.',
    what: {
      rank_limit:
        'What was decided. The place of your goods in lists is multiplied by {factor} until {until}. It then ends by itself.',
      partial_exclusion:
        'What was decided. Your goods in these categories are not shown until {until}: {categories}. It then ends by itself.',
    },
    untouched: 'Your account, orders under way and payments are not affected.',
    why: 'Why. {ground}.',
    facts: 'The facts. {explanation}',
    strike:
      'The measure counts as a strike until {strikeUntil}. What counts against you and what would come next is in your portal.',
    found: 'How it was found and decided. A person decided, no machine did.',
    complain: `If you disagree. You can complain free of charge in the portal until the end of {appealDay}; ${whoAnswers.en}. You can also turn to an out-of-court dispute body, to the mediators named in the terms, or to a court.`,
    rule: 'Seller rules: {ground}',
    fact: {
      rank_limit:
        'Ground: {ground}. The place of the goods in lists is multiplied by {factor}, from {date} until {until}.',
      partial_exclusion:
        'Ground: {ground}. Goods of {count} of the seller’s categories are not shown, from {date} until {until}.',
    },
  },
  uk: {
    title: {
      rank_limit: 'Ваші товари тимчасово нижче у видачі',
      partial_exclusion: 'Частину ваших товарів тимчасово не показують',
    },
    head: 'Магазин: {shop} ({sellerId}). Захід: {measureId}. Дата: {date}.',
    what: {
      rank_limit:
        'Що вирішено. До {until} місце ваших товарів у видачі множиться на {factor}. Потім обмеження закінчиться само.',
      partial_exclusion:
        'Що вирішено. До {until} ваших товарів цих категорій не показуватимуть: {categories}. Потім обмеження закінчиться само.',
    },
    untouched: 'Вашого облікового запису, поточних замовлень і виплат це не стосується.',
    why: 'Чому. {ground}.',
    facts: 'Факти. {explanation}',
    strike:
      'Захід враховується як порушення до {strikeUntil}. Що враховується проти вас і що було б далі, видно в кабінеті.',
    found: 'Як це виявлено й вирішено. Рішення ухвалила людина, а не машина.',
    complain: `Якщо ви не згодні. До кінця дня {appealDay} можна безкоштовно подати скаргу в кабінеті; ${whoAnswers.uk}. Ви також можете звернутися до органу позасудового врегулювання, до медіаторів, названих в умовах, або до суду.`,
    rule: 'Правила для продавців: {ground}',
    fact: {
      rank_limit: 'Підстава: {ground}. Місце товарів у видачі множиться на {factor}, з {date} до {until}.',
      partial_exclusion:
        'Підстава: {ground}. Товарів продавця не показують, категорій: {count}, з {date} до {until}.',
    },
  },
  ru: {
    title: {
      rank_limit: 'Ваши товары временно ниже в выдаче',
      partial_exclusion: 'Часть ваших товаров временно не показывают',
    },
    head: 'Магазин: {shop} ({sellerId}). Мера: {measureId}. Дата: {date}.',
    what: {
      rank_limit:
        'Что решено. До {until} место ваших товаров в выдаче умножается на {factor}. Потом ограничение закончится само.',
      partial_exclusion:
        'Что решено. До {until} ваши товары этих категорий не показываются: {categories}. Потом ограничение закончится само.',
    },
    untouched: 'Вашей учётной записи, текущих заказов и выплат это не касается.',
    why: 'Почему. {ground}.',
    facts: 'Факты. {explanation}',
    strike:
      'Мера считается нарушением до {strikeUntil}. Что учитывается против вас и что было бы дальше, видно в кабинете.',
    found: 'Как это обнаружено и решено. Решение принял человек, а не машина.',
    complain: `Если вы не согласны. До конца дня {appealDay} можно бесплатно подать жалобу в кабинете; ${whoAnswers.ru}. Вы также можете обратиться в орган внесудебного урегулирования, к медиаторам, названным в условиях, или в суд.`,
    rule: 'Правила для продавцов: {ground}',
    fact: {
      rank_limit: 'Основание: {ground}. Место товаров в выдаче множится на {factor}, с {date} до {until}.',
      partial_exclusion:
        'Основание: {ground}. Товары продавца не показываются, категорий: {count}, с {date} до {until}.',
    },
  },
  zh: {
    title: {
      rank_limit: '您的商品排名暂时降低',
      partial_exclusion: '您的部分商品暂时不展示',
    },
    head: '店铺：{shop}（{sellerId}）。措施编号：{measureId}。日期：{date}。',
    what: {
      rank_limit: '决定内容：在 {until} 之前，您的商品排名乘以 {factor}，到期后自动解除。',
      partial_exclusion:
        '决定内容：在 {until} 之前，您在以下类目的商品不予展示：{categories}。到期后自动解除。',
    },
    untouched: '您的账户、进行中的订单和付款不受影响。',
    why: '原因：{ground}。',
    facts: '事实：{explanation}',
    strike: '该措施在 {strikeUntil} 之前计为一次违规。您可在卖家中心查看当前有效的违规记录及下一步。',
    found: '如何发现和决定：决定由人工作出，而非机器。',
    complain: `如有异议：在{appealDay}（含当日）之前，您可以在卖家中心免费投诉；${whoAnswers.zh}。您也可以向庭外争议解决机构、条款中列明的调解员或法院寻求帮助。`,
    rule: '卖家规则：{ground}',
    fact: {
      rank_limit: '依据：{ground}。商品排名乘以 {factor}，自 {date} 起至 {until} 止。',
      partial_exclusion: '依据：{ground}。该卖家 {count} 个类目的商品不予展示，自 {date} 起至 {until} 止。',
    },
  },
}
