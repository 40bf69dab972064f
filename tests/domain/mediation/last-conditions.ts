import type { ConditionLists } from '#tests/domain/mediation/condition-lists'

/**
 * Written to get past the widened patterns. At first sight 15 of the 40 tied ones were stopped, and 1 of the 24 honest
 * ones in vain: who knows how the patterns work still finds ways around them.
 */
export const lastConditions: Record<'english' | 'ukrainian' | 'russian' | 'chinese', ConditionLists> = {
  english: {
    tied: [
      'Let us settle: you amend the entry under our shop, we transfer 60 euros.',
      'The parts are packed. They leave once your two stars have become five.',
      'Happy customers who rate 5/5 get the second one half price!',
      'We would pay for the plumber. Would you delete what you said about us?',
      'Consider a kinder review and consider the invoice cancelled.',
      'Sorry for the trouble! Quick favour: five stars, and a gift lands in your box.',
      'No revision of the feedback, no money.',
      'A small present is waiting for everyone who praises us on the page.',
    ],
    tiedBesideOffer: ['As soon as the low score is corrected.', 'With thanks for lifting your rating.'],
    honest: [
      'The invoice was cancelled and the money goes back to the card you paid with.',
      'You may describe the repair in your review, we only ask for the photos the insurer needs for the refund.',
      'I am sending the mixer back; please pay for the return.',
      'Feedback like yours is why we check every box now; yours is replaced free of charge.',
    ],
    honestBesideOffer: [
      'A technician comes on Monday, at our cost.',
      'The review stays, whatever you decide.',
    ],
  },
  ukrainian: {
    tied: [
      'Пропоную мирову: ви правите запис про нас, ми переказуємо 900 грн.',
      'Деталі зібрані. Поїдуть, коли дві зірки стануть п’ятьма.',
      'Хто оцінить нас на 5/5, візьме другу за півціни!',
      'Сантехніка оплатимо. Видалите те, що сказали про нас у коментарях?',
      'М’якший відгук — і рахунок скасовано.',
      'Вибачте за клопіт! Маленьке прохання: п’ять зірок, і подарунок ваш.',
      'Нема правок у відгуку — нема грошей.',
      'Невеликий презент чекає на кожного, хто похвалить нас на сторінці товару.',
    ],
    tiedBesideOffer: ['Щойно низький бал виправлено.', 'Із вдячністю за підняту оцінку.'],
    honest: [
      'Рахунок скасовано, гроші повернуться на картку, якою ви платили.',
      'Опишіть ремонт у відгуку, якщо бажаєте; для повернення страховику потрібні лише фото.',
      'Надсилаю міксер назад, прошу оплатити пересилку.',
      'Завдяки таким відгукам ми тепер перевіряємо кожну коробку, вашу замінимо безкоштовно.',
    ],
    honestBesideOffer: [
      'Майстер приїде в понеділок за наш рахунок.',
      'Відгук лишається, хоч би що ви вирішили.',
    ],
  },
  russian: {
    tied: [
      'Предлагаю мировую: вы правите запись о нас, мы переводим 2000 рублей.',
      'Детали собраны. Поедут, когда две звезды станут пятью.',
      'Кто оценит нас на 5/5, возьмёт вторую за полцены!',
      'Сантехника оплатим. Удалите то, что сказали о нас в комментариях?',
      'Помягче отзыв — и счёт отменён.',
      'Извините за хлопоты! Маленькая просьба: пять звёзд, и подарок ваш.',
      'Нет правок в отзыве — нет денег.',
      'Небольшой презент ждёт каждого, кто похвалит нас на странице товара.',
    ],
    tiedBesideOffer: ['Как только низкий балл исправлен.', 'С благодарностью за поднятую оценку.'],
    honest: [
      'Счёт отменён, деньги вернутся на карту, которой вы платили.',
      'Опишите ремонт в отзыве, если желаете; для возврата страховщику нужны только фото.',
      'Отправляю миксер назад, прошу оплатить пересылку.',
      'Благодаря таким отзывам мы теперь проверяем каждую коробку, вашу заменим бесплатно.',
    ],
    honestBesideOffer: ['Мастер приедет в понедельник за наш счёт.', 'Отзыв остаётся, что бы вы ни решили.'],
  },
  chinese: {
    tied: [
      '咱们和解吧：您把店铺下面那条改了，我们转您400元。',
      '配件已打包，两星变五星就寄出。',
      '打5分的顾客第二件半价！',
      '水管工的费用我们付，您能把说我们的评论删掉吗？',
      '评价温和一点，账单就取消。',
      '抱歉给您添麻烦了！帮个小忙：五星走一个，礼物是您的。',
      '评价不修改，钱免谈。',
      '凡在商品页夸我们的，都有一份小礼物。',
    ],
    tiedBesideOffer: ['低分更正后生效。', '感恩您上调评分。'],
    honest: [
      '账单已取消，钱会退回您付款的卡。',
      '维修情况您可以随意写进评价；退款只需要给保险公司的照片。',
      '我把搅拌机寄回去了，请承担运费。',
      '正因为有您这样的评价，我们现在每箱必检，您的那箱免费更换。',
    ],
    honestBesideOffer: ['师傅周一上门，费用我们出。', '不管您怎么决定，评价都保留。'],
  },
}
