import type { FindingKind } from '#domain/findings/finding'
import type { Language } from '#domain/language'
import { whoAnswers } from '#domain/statements/who-answers'

type Texts = {
  title: Record<FindingKind, string>
  head: string
  what: Record<FindingKind, string>
  untouched: string
  why: Record<FindingKind, string>
  facts: Record<'edited' | 'withdrawn' | 'retaliation' | 'praise_picking', string>
  found: Record<FindingKind, string>
  complain: string
}

/** The words of a statement of reasons for a finding about a shop. `{names}` are filled from its record. */
export const findingTexts: Record<Language, Texts> = {
  en: {
    title: {
      coerced_change: 'The change of a review does not count in your figures',
      retaliation: 'A rating of yours was found to be an answer in kind',
      praise_picking: 'Your shop was found to pick whom it asks for reviews',
    },
    head: 'Shop: {shop} ({sellerId}). Finding: {findingId}. Date: {date}.',
    what: {
      coerced_change:
        'What was decided. In your figures one review goes on counting as it was before it was changed or withdrawn, for as long as it counts at all. So that its author need fear nothing from anybody we do not say which. The review itself stays as its author left it. The finding is kept on record and can be weighed in a later decision about your shop.',
      retaliation:
        'What was decided. It is kept on record that your rating {reviewId} answered in kind what a buyer had written. It has no end date and can be weighed in a later decision about your shop.',
      praise_picking:
        'What was decided. It is kept on record that your shop leaves out buyers who had trouble when it asks for reviews. It has no end date and can be weighed in a later decision about your shop.',
    },
    untouched:
      'Your goods, your account, orders under way and payments are not affected, and it is no strike.',
    why: {
      coerced_change:
        'Why. Seller rules: nobody presses or rewards an author so that a review is changed or withdrawn.',
      retaliation:
        'Why. Review rules: a rating says how an order went, and does not pay back another rating.',
      praise_picking:
        'Why. Seller rules: all buyers are asked for a review alike, whatever is to be expected of it.',
    },
    facts: {
      edited: 'The facts. The review was changed after your shop had been in touch with its author. {told}',
      withdrawn:
        'The facts. The review was withdrawn after your shop had been in touch with its author. {told}',
      retaliation: 'The facts. {told}',
      praise_picking:
        'The facts. Buyers asked: {invited}, of them with trouble: {invitedTroubled}. Buyers not asked: {others}, of them with trouble: {othersTroubled}. {told}',
    },
    found: {
      coerced_change:
        'How it was found and decided. We look into it whenever a review with few stars is changed or withdrawn after its shop had been in touch. A person decided, no machine did.',
      retaliation:
        'How it was found and decided. A machine noticed that two ratings of one order may answer each other. A person looked at it and decided.',
      praise_picking:
        'How it was found and decided. A machine compares which buyers shops have asked. A person looked at it and decided.',
    },
    complain: `If you disagree. You can complain free of charge in the portal until the end of {appealDay}; ${whoAnswers.en}. You can also turn to an out-of-court dispute body, to the mediators named in the terms, or to a court.`,
  },
  uk: {
    title: {
      coerced_change: 'Зміну відгуку не враховано у ваших показниках',
      retaliation: 'Вашу оцінку визнано відповіддю у відплату',
      praise_picking: 'Встановлено, що ваш магазин добирає, кого просити про відгук',
    },
    head: 'Магазин: {shop} ({sellerId}). Висновок: {findingId}. Дата: {date}.',
    what: {
      coerced_change:
        'Що вирішено. У ваших показниках один відгук і далі рахується таким, яким був до того, як його змінили чи відкликали, доки він узагалі рахується. Який саме, ми не кажемо, щоб його авторові нічого не загрожувало. Сам відгук лишається таким, яким його залишив автор. Висновок зберігається, і його можуть врахувати в пізнішому рішенні про ваш магазин.',
      retaliation:
        'Що вирішено. Збережено висновок, що ваша оцінка {reviewId} була відплатою за написане покупцем. Строку він не має, і його можуть врахувати в пізнішому рішенні про ваш магазин.',
      praise_picking:
        'Що вирішено. Збережено висновок, що, просячи про відгуки, ваш магазин оминає покупців, у яких були негаразди. Строку він не має, і його можуть врахувати в пізнішому рішенні про ваш магазин.',
    },
    untouched:
      'Ваших товарів, облікового запису, поточних замовлень і виплат це не стосується, і порушенням це не є.',
    why: {
      coerced_change:
        'Чому. Правила для продавців: ніхто не тисне на автора й не винагороджує його, щоб відгук змінили чи відкликали.',
      retaliation:
        'Чому. Правила відгуків: оцінка каже, як пройшло замовлення, а не відплачує за іншу оцінку.',
      praise_picking:
        'Чому. Правила для продавців: про відгук просять усіх покупців однаково, хай чого від нього чекають.',
    },
    facts: {
      edited: 'Факти. Відгук змінено після того, як ваш магазин зв’язався з автором. {told}',
      withdrawn: 'Факти. Автор відкликав відгук після того, як ваш магазин зв’язався з автором. {told}',
      retaliation: 'Факти. {told}',
      praise_picking:
        'Факти. Покупців, яких просили: {invited}, з них із негараздами: {invitedTroubled}. Покупців, яких не просили: {others}, з них із негараздами: {othersTroubled}. {told}',
    },
    found: {
      coerced_change:
        'Як це виявлено й вирішено. Ми з’ясовуємо це щоразу, коли відгук із малою оцінкою змінено чи відкликано після того, як магазин зв’язався з автором. Рішення ухвалила людина, а не машина.',
      retaliation:
        'Як це виявлено й вирішено. Машина помітила, що дві оцінки одного замовлення можуть відповідати одна одній. Розглянула й вирішила людина.',
      praise_picking:
        'Як це виявлено й вирішено. Машина порівнює, яких покупців просять магазини. Розглянула й вирішила людина.',
    },
    complain: `Якщо ви не згодні. До кінця дня {appealDay} можна безкоштовно подати скаргу в кабінеті; ${whoAnswers.uk}. Ви також можете звернутися до органу позасудового врегулювання, до медіаторів, названих в умовах, або до суду.`,
  },
  ru: {
    title: {
      coerced_change: 'Изменение отзыва не учтено в ваших показателях',
      retaliation: 'Ваша оценка признана ответом в отместку',
      praise_picking: 'Установлено, что ваш магазин выбирает, кого просить об отзыве',
    },
    head: 'Магазин: {shop} ({sellerId}). Вывод: {findingId}. Дата: {date}.',
    what: {
      coerced_change:
        'Что решено. В ваших показателях один отзыв и дальше считается таким, каким был до того, как его изменили или отозвали, пока он вообще считается. Какой именно, мы не говорим, чтобы его автору ничего не грозило. Сам отзыв остаётся таким, каким его оставил автор. Вывод сохраняется, и его могут учесть в более позднем решении о вашем магазине.',
      retaliation:
        'Что решено. Сохранён вывод, что ваша оценка {reviewId} была ответом в отместку на написанное покупателем. Срока он не имеет, и его могут учесть в более позднем решении о вашем магазине.',
      praise_picking:
        'Что решено. Сохранён вывод, что, прося об отзывах, ваш магазин обходит покупателей, у которых были неполадки. Срока он не имеет, и его могут учесть в более позднем решении о вашем магазине.',
    },
    untouched:
      'Ваших товаров, учётной записи, текущих заказов и выплат это не касается, и нарушением это не считается.',
    why: {
      coerced_change:
        'Почему. Правила для продавцов: никто не давит на автора и не вознаграждает его, чтобы отзыв изменили или отозвали.',
      retaliation: 'Почему. Правила отзывов: оценка говорит, как прошёл заказ, а не мстит за другую оценку.',
      praise_picking:
        'Почему. Правила для продавцов: об отзыве просят всех покупателей одинаково, чего бы от него ни ждали.',
    },
    facts: {
      edited: 'Факты. Отзыв изменён после того, как ваш магазин связался с автором. {told}',
      withdrawn: 'Факты. Автор отозвал отзыв после того, как ваш магазин связался с автором. {told}',
      retaliation: 'Факты. {told}',
      praise_picking:
        'Факты. Покупателей, которых просили: {invited}, из них с неполадками: {invitedTroubled}. Покупателей, которых не просили: {others}, из них с неполадками: {othersTroubled}. {told}',
    },
    found: {
      coerced_change:
        'Как это обнаружено и решено. Мы выясняем это всякий раз, когда отзыв с низкой оценкой изменён или отозван после того, как магазин связался с автором. Решение принял человек, а не машина.',
      retaliation:
        'Как это обнаружено и решено. Машина заметила, что две оценки одного заказа могут отвечать друг другу. Рассмотрел и решил человек.',
      praise_picking:
        'Как это обнаружено и решено. Машина сравнивает, каких покупателей просят магазины. Рассмотрел и решил человек.',
    },
    complain: `Если вы не согласны. До конца дня {appealDay} можно бесплатно подать жалобу в кабинете; ${whoAnswers.ru}. Вы также можете обратиться в орган внесудебного урегулирования, к медиаторам, названным в условиях, или в суд.`,
  },
  zh: {
    title: {
      coerced_change: '一条评价的修改不计入您的统计',
      retaliation: '您的一条评分被认定为报复性评分',
      praise_picking: '经查，您的店铺有选择地邀请买家评价',
    },
    head: '店铺：{shop}（{sellerId}）。认定编号：{findingId}。日期：{date}。',
    what: {
      coerced_change:
        '决定内容：有一条评价在您的统计中仍按修改或撤回前计算，直至其不再计入统计。为保护作者，我们不说明是哪一条；评价本身保持作者修改后的状态。该认定将予以记录，今后对您店铺作出决定时可能予以考虑。',
      retaliation:
        '决定内容：记录认定您的评分 {reviewId} 是对买家评价的报复。该记录没有期限，今后对您店铺作出决定时可能予以考虑。',
      praise_picking:
        '决定内容：记录认定您的店铺邀请评价时避开了遇到问题的买家。该记录没有期限，今后对您店铺作出决定时可能予以考虑。',
    },
    untouched: '您的商品、账户、进行中的订单和付款不受影响，也不计为违规。',
    why: {
      coerced_change: '原因：卖家规则：任何人不得以施压或奖励的方式让作者修改或撤回评价。',
      retaliation: '原因：评价规则：评分应反映订单情况，而不是回击对方的评价。',
      praise_picking: '原因：卖家规则：邀请评价应一视同仁，不论预期评价如何。',
    },
    facts: {
      edited: '事实：该评价在您的店铺与作者联系之后被修改。{told}',
      withdrawn: '事实：该评价在您的店铺与作者联系之后被撤回。{told}',
      retaliation: '事实：{told}',
      praise_picking:
        '事实：受邀买家 {invited} 名，其中遇到问题 {invitedTroubled} 名；未受邀买家 {others} 名，其中遇到问题 {othersTroubled} 名。{told}',
    },
    found: {
      coerced_change:
        '如何发现和决定：凡低分评价在店铺与作者联系之后被修改或撤回，我们都会核查。决定由人工作出，而非机器。',
      retaliation: '如何发现和决定：机器发现同一订单的两条评分可能互相回击，由人工核查并作出决定。',
      praise_picking: '如何发现和决定：机器比较各店铺邀请了哪些买家，由人工核查并作出决定。',
    },
    complain: `如有异议：在{appealDay}（含当日）之前，您可以在卖家中心免费投诉；${whoAnswers.zh}。您也可以向庭外争议解决机构、条款中列明的调解员或法院寻求帮助。`,
  },
}
