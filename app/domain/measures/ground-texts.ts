import type { Language } from '#domain/language'
import type { MeasureGround } from '#domain/measures/ground'

/** Every ground in the words a seller and staff read. */
export const groundTexts: Record<MeasureGround, Record<Language, string>> = {
  service_quality: {
    en: 'Service clearly worse than at comparable sellers',
    uk: 'Обслуговування значно гірше, ніж у подібних продавців',
    ru: 'Обслуживание заметно хуже, чем у похожих продавцов',
    zh: '服务质量明显低于同类卖家',
  },
  unanswered_feedback: {
    en: 'Negative feedback left unanswered',
    uk: 'Негативні відгуки без відповіді',
    ru: 'Негативные отзывы без ответа',
    zh: '差评未作回应',
  },
  late_or_cancelled_orders: {
    en: 'Orders late or cancelled by the seller',
    uk: 'Запізнілі або скасовані продавцем замовлення',
    ru: 'Опоздавшие или отменённые продавцом заказы',
    zh: '订单延误或被卖家取消',
  },
  incomplete_listing: {
    en: 'Incomplete or missing details in listings',
    uk: 'Неповні або відсутні дані в оголошеннях',
    ru: 'Неполные или отсутствующие данные в объявлениях',
    zh: '商品信息缺失或不完整',
  },
  wrong_description: {
    en: 'Goods other than described',
    uk: 'Товар не відповідає опису',
    ru: 'Товар не соответствует описанию',
    zh: '商品与描述不符',
  },
  missing_documents: {
    en: 'A required proof is missing or has expired',
    uk: 'Потрібного документа немає або строк його дії минув',
    ru: 'Нужного документа нет или срок его действия истёк',
    zh: '所需证明缺失或已过期',
  },
  fake_orders: {
    en: 'Fake orders',
    uk: 'Фіктивні замовлення',
    ru: 'Фиктивные заказы',
    zh: '虚假订单',
  },
  manipulated_reviews: {
    en: 'Manipulated reviews',
    uk: 'Маніпуляції з відгуками',
    ru: 'Манипуляции с отзывами',
    zh: '操纵评价',
  },
  pressure_on_buyers: {
    en: 'Pressure on buyers',
    uk: 'Тиск на покупців',
    ru: 'Давление на покупателей',
    zh: '向买家施压',
  },
  contact_exchange: {
    en: 'Buyers led past the marketplace',
    uk: 'Переманювання покупців повз майданчик',
    ru: 'Увод покупателей мимо площадки',
    zh: '引导买家绕开平台交易',
  },
  information_leak: {
    en: 'Buyers’ data passed on',
    uk: 'Передавання даних покупців стороннім',
    ru: 'Передача данных покупателей третьим лицам',
    zh: '泄露买家信息',
  },
  other_rule: {
    en: 'Another rule, named in the explanation',
    uk: 'Інше правило, назване в поясненні',
    ru: 'Другое правило, названное в объяснении',
    zh: '其他规则（见说明）',
  },
}
