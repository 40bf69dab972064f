import type { Language } from '#domain/language'

/** What the author of a changed review is asked: neutral, and the same for everybody. */
export const questionTexts: Record<Language, { title: string; text: string }> = {
  en: {
    title: 'One question about your changed review',
    text: 'You have changed or withdrawn a review. Was that your own wish? One click answers it. The seller is not told what you answer.',
  },
  uk: {
    title: 'Одне запитання про змінений відгук',
    text: 'Ви змінили або відкликали відгук. Це було ваше власне бажання? Достатньо одного натискання. Продавець не дізнається вашої відповіді.',
  },
  ru: {
    title: 'Один вопрос об изменённом отзыве',
    text: 'Вы изменили или отозвали отзыв. Это было ваше собственное желание? Достаточно одного нажатия. Продавец не узнает вашего ответа.',
  },
  zh: {
    title: '关于您修改的评价的一个问题',
    text: '您修改或撤回了一条评价。这是您自己的意愿吗？点一下即可回答。卖家不会知道您的回答。',
  },
}
