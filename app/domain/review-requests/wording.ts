import type { Language } from '#domain/language'

/** Which wording is sent; a change of the texts below is a new one. */
export const currentWording = 1

/**
 * What every buyer is asked, in their language and in the platform's own words (R1.3): nothing in it depends on the
 * shop, the order or how it went.
 */
export const requestTexts: Record<Language, { title: string; text: string }> = {
  en: {
    title: 'How was your order?',
    text: 'Please tell others how your order went, the good and the bad. It takes a minute. Every review is welcome, whatever it says, and nobody rewards one or asks for a change of one. If something is still open, you can also file a complaint: that is separate from a review.',
  },
  uk: {
    title: 'Як вам замовлення?',
    text: 'Розкажіть іншим, як пройшло ваше замовлення: і добре, і погане. Це забере хвилину. Ми раді кожному відгуку, хай що в ньому написано; за відгук ніхто не винагороджує й не просить його змінити. Якщо щось досі не вирішено, ви також можете подати скаргу: вона не залежить від відгуку.',
  },
  ru: {
    title: 'Как вам заказ?',
    text: 'Расскажите другим, как прошёл ваш заказ: и хорошее, и плохое. Это займёт минуту. Мы рады каждому отзыву, что бы в нём ни было написано; за отзыв никто не вознаграждает и не просит его изменить. Если что-то ещё не решено, вы также можете подать жалобу: она не зависит от отзыва.',
  },
  zh: {
    title: '您的订单怎么样？',
    text: '请告诉大家这次订单的情况，好与不好都可以说，只需一分钟。无论内容如何，我们都欢迎；没有人会为评价给予奖励，也没有人会要求修改评价。如果还有问题没有解决，您也可以提出投诉，投诉与评价互不影响。',
  },
}
