import type { ConditionLists } from '#tests/domain/mediation/condition-lists'

/**
 * What sellers plainly write, unlike the others not meant to get past anybody. At first sight 25 of the 32 tied ones were
 * stopped and none of the 16 honest ones; the patterns have been widened since.
 */
export const plainConditions: Record<'english' | 'ukrainian' | 'russian' | 'chinese', ConditionLists> = {
  english: {
    tied: [
      'Hello, we saw your 1 star review. We can offer a full refund without return if you are willing to delete it.',
      'Dear customer, would you consider revising your review to 5 stars? We will send a new unit free of charge.',
      'As an apology we will give you $20, could you please help us remove the negative feedback?',
      'Please contact us before leaving bad feedback, we will pay you back and more.',
      'Scan the code, leave 5 stars and get a $10 gift card!',
      'We can only process the refund after the review has been taken down.',
      'Your opinion matters: upload a photo with five stars and win a prize.',
      'If you update the rating, I will personally make sure you get the money this evening.',
    ],
    tiedBesideOffer: [],
    honest: [
      'Hello, we saw your 1 star review and are sorry. We have arranged a full refund, you do not need to return anything.',
      'Dear customer, the replacement was shipped yesterday. When it arrives, please check the seal.',
      'As an apology we will give you $20. The money arrives within two days.',
      'We are sorry the lamp broke; choose a refund or a new lamp and tell us by Friday.',
    ],
    honestBesideOffer: [],
  },
  ukrainian: {
    tied: [
      'Доброго дня! Ми бачили ваш відгук. Готові повернути повну вартість, якщо ви його видалите.',
      'Шановна пані, чи могли б ви змінити оцінку на 5? Ми надішлемо новий виріб безкоштовно.',
      'Як вибачення даруємо 300 грн, а вас просимо прибрати негативний коментар.',
      'Кошти зможемо повернути тільки після видалення відгуку з сайту.',
      'Залиште відгук на 5 зірок, надішліть скрін і отримайте 50 грн на телефон!',
      'Зробіть фото з товаром, поставте п’ять зірочок і виграйте приз.',
      'Якщо виправите оцінку, сьогодні ж отримаєте гроші на картку.',
      'Перш ніж писати поганий відгук, зверніться до нас: доплатимо, аби ви були задоволені.',
    ],
    tiedBesideOffer: [],
    honest: [
      'Доброго дня! Ми бачили ваш відгук і перепрошуємо. Повну вартість повернемо сьогодні, товар надсилати не треба.',
      'Шановна пані, новий виріб відправили вчора. Коли приїде, перевірте, будь ласка, пломбу.',
      'Як вибачення даруємо 300 грн. Гроші надійдуть за два дні.',
      'Нам шкода, що лампа зламалася; оберіть повернення або нову лампу і напишіть нам до п’ятниці.',
    ],
    honestBesideOffer: [],
  },
  russian: {
    tied: [
      'Добрый день! Мы видели ваш отзыв. Готовы вернуть полную стоимость, если вы его удалите.',
      'Уважаемая покупательница, не могли бы вы изменить оценку на 5? Мы вышлем новый товар бесплатно.',
      'В качестве извинения дарим 1000 рублей, а вас просим убрать негативный комментарий.',
      'Средства сможем вернуть только после удаления отзыва с сайта.',
      'Оставьте отзыв на 5 звёзд, пришлите скрин и получите 100 рублей на телефон!',
      'Сделайте фото с товаром, поставьте пять звёздочек и выиграйте приз.',
      'Если исправите оценку, сегодня же получите деньги на карту.',
      'Прежде чем писать плохой отзыв, обратитесь к нам: доплатим, лишь бы вы были довольны.',
    ],
    tiedBesideOffer: [],
    honest: [
      'Добрый день! Мы видели ваш отзыв и просим прощения. Полную стоимость вернём сегодня, товар отправлять не нужно.',
      'Уважаемая покупательница, новый товар отправили вчера. Когда придёт, проверьте, пожалуйста, пломбу.',
      'В качестве извинения дарим 1000 рублей. Деньги поступят за два дня.',
      'Жаль, что лампа сломалась; выберите возврат или новую лампу и напишите нам до пятницы.',
    ],
    honestBesideOffer: [],
  },
  chinese: {
    tied: [
      '亲，看到您给了差评，如果您愿意删除，我们可以全额退款不退货。',
      '您好，能否麻烦您把评价改成五星？我们免费给您寄一个新的。',
      '为表歉意，给您补偿50元，麻烦您帮忙删一下差评哦。',
      '退款要等评价删除之后才能处理。',
      '扫码加微信，五星好评截图领红包！',
      '拍照晒图加五星，即可参与抽奖。',
      '您要是改一下评分，今天晚上就把钱打给您。',
      '有问题先联系我们，千万别直接给差评，我们一定补偿您。',
    ],
    tiedBesideOffer: [],
    honest: [
      '您好，看到您的差评，非常抱歉。已为您安排全额退款，不用退货。',
      '您好，新的昨天已寄出，收到后请检查封条。',
      '为表歉意，补偿您50元，两天内到账。',
      '很抱歉灯坏了，退款或换新由您选择，请在周五前告诉我们。',
    ],
    honestBesideOffer: [],
  },
}
