import type { ReplyTemplate } from '#domain/replies/template'

export const apologies: readonly ReplyTemplate[] = [
  {
    id: 'apologise_short',
    texts: {
      en: 'We are sorry. This is not how it should have gone. We have written to you in the order to put it right. What went wrong on our side: … What we have changed: … {shop}',
      uk: 'Перепрошуємо. Так не мало статися. Ми написали вам у замовленні, щоб усе виправити. Що пішло не так з нашого боку: … Що ми змінили: … {shop}',
      ru: 'Приносим извинения. Так не должно было случиться. Мы написали вам в заказе, чтобы всё исправить. Что пошло не так с нашей стороны: … Что мы изменили: … {shop}',
      zh: '非常抱歉，事情本不该如此。我们已在订单中给您留言，以便解决问题。我们这边的失误：……我们已做的改变：……{shop}',
    },
  },
  {
    id: 'apologise_late',
    texts: {
      en: 'We are sorry that your order of {orderedOn} came {daysLate} days later than promised. The reason was: … So that it does not happen again, we now: … {shop}',
      uk: 'Перепрошуємо, що замовлення від {orderedOn} прибуло пізніше, ніж ми обіцяли (днів запізнення: {daysLate}). Причина: … Щоб це не повторилося, тепер ми: … {shop}',
      ru: 'Приносим извинения за то, что заказ от {orderedOn} пришёл позже обещанного (дней опоздания: {daysLate}). Причина: … Чтобы это не повторилось, теперь мы: … {shop}',
      zh: '很抱歉，您 {orderedOn} 的订单比承诺晚了 {daysLate} 天送达。原因是：……为避免再次发生，我们现在：……{shop}',
    },
  },
  {
    id: 'apologise_defect',
    texts: {
      en: 'We are sorry that what you received was not in order. It is our mistake: we replace it or give the money back, as you prefer. We have written to you in the order. {shop}',
      uk: 'Перепрошуємо, що отриманий товар був не в порядку. Це наша помилка: замінимо його або повернемо гроші, як вам зручніше. Ми написали вам у замовленні. {shop}',
      ru: 'Приносим извинения за то, что полученный товар был не в порядке. Это наша ошибка: заменим его или вернём деньги, как вам удобнее. Мы написали вам в заказе. {shop}',
      zh: '很抱歉，您收到的商品有问题。这是我们的失误：我们会换货或退款，由您选择。我们已在订单中给您留言。{shop}',
    },
  },
  {
    id: 'apologise_description',
    texts: {
      en: 'You are right, our description was not accurate, and we are sorry. We have corrected it, so that nobody else is misled: … If you would rather return the item, we take it back at our cost. {shop}',
      uk: 'Ви маєте рацію: наш опис був неточним, перепрошуємо. Ми виправили його, щоб це нікого більше не ввело в оману: … Якщо хочете повернути товар, приймемо його за наш рахунок. {shop}',
      ru: 'Вы правы: наше описание было неточным, приносим извинения. Мы исправили его, чтобы это никого больше не ввело в заблуждение: … Если хотите вернуть товар, примем его за наш счёт. {shop}',
      zh: '您说得对，我们的描述不准确，非常抱歉。我们已作更正，以免误导其他人：……如果您想退货，运费由我们承担。{shop}',
    },
  },
]
