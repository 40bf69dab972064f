import type { ReplyTemplate } from '#domain/replies/template'

export const thanks: readonly ReplyTemplate[] = [
  {
    id: 'thank_short',
    texts: {
      en: 'Thank you for taking the time to write. We are glad that everything went well. {shop}',
      uk: 'Дякуємо, що знайшли час написати. Раді, що все пройшло добре. {shop}',
      ru: 'Спасибо, что нашли время написать. Рады, что всё прошло хорошо. {shop}',
      zh: '感谢您抽时间写下评价。很高兴一切顺利。{shop}',
    },
  },
  {
    id: 'thank_order',
    texts: {
      en: 'Thank you for your order of {orderedOn} and for telling others about it. If anything comes up later, write to us in the order and we will help. {shop}',
      uk: 'Дякуємо за замовлення від {orderedOn} і за розповідь про нього. Якщо згодом щось знадобиться, напишіть нам у замовленні, і ми допоможемо. {shop}',
      ru: 'Спасибо за заказ от {orderedOn} и за рассказ о нём. Если позже что-то понадобится, напишите нам в заказе, и мы поможем. {shop}',
      zh: '感谢您 {orderedOn} 的订单，也感谢您与大家分享。以后如有任何问题，请在订单中给我们留言，我们会帮忙。{shop}',
    },
  },
  {
    id: 'thank_hint',
    texts: {
      en: 'Thank you, also for what you say could be better: we have passed it on to the people who can change it. {shop}',
      uk: 'Дякуємо, зокрема й за те, що, на вашу думку, можна покращити: ми передали це тим, хто може це змінити. {shop}',
      ru: 'Спасибо, в том числе за то, что, по вашему мнению, можно улучшить: мы передали это тем, кто может это изменить. {shop}',
      zh: '谢谢您，也谢谢您指出可以改进之处：我们已转告能够改进的同事。{shop}',
    },
  },
]
