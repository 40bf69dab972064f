import { canonical } from '#domain/text/canonical'

/** What is offered, what is wanted for it, and the words that tie the two. */
type Lexicon = { gift: RegExp; change: RegExp; tie: RegExp }

const lexicons: Lexicon[] = [
  {
    gift: /(?:discount|refund|money|cash\s?back|coupon|voucher|gift|bonus|free (?:item|delivery|shipping)|compensat|reward|\d+ ?%|pay (?:the |each |every )?(?:buyer|customer|client|them))/u,
    change:
      /(?:(?:remov|delet|chang|edit|updat|correct|withdraw|rewrit|revis|improv|tak\w+ down|took down|take down)\w*(?:\s+\p{L}+){0,3}\s+(?:review|feedback|rating|comment|star)|(?:5|five)[- ]?stars?|(?:positive|good) (?:review|feedback|rating)|(?:review|feedback|rating)s?\s+(?:is|are|was|were|gets?|has been|have been)\s+(?:removed|deleted|changed|edited|taken down))/u,
    tie: /(?:(?<!\p{L})(?:for|if|when|once|after|provided|in exchange|in return|on condition|as long as|only then|who|and (?:get|receive|we)|then)(?!\p{L}))/u,
  },
  {
    gift: /(?:знижк|повернення коштів|повертаємо (?:кошти|гроші)|повернемо (?:кошти|гроші)|грош|кошти|коштів|кешбек|купон|промокод|подарун|бонус|компенсац|винагород|безкоштовн|гривень|\d+ ?%)/u,
    change:
      /(?:(?:вида[лв]|прибра|прибер|зміни|змінен|змінять|зміна|редагу|відредаг|випра|забра|відклик|перепис|перепиш|знят|зніма)\p{L}*(?:\s+\p{L}+){0,3}\s+(?:відгук|оцінк|коментар|рейтинг|зір)|(?:відгук|оцінк)\p{L}*\s+(?:\p{L}+\s+){0,2}(?:вида|прибра|зміне|зміни|зніма)|5 зірок|п'ять зірок|п'ятірк|(?:позитивн|хорош|гарн)\p{L}* (?:відгук|оцінк))/u,
    tie: /(?<!\p{L})(?:за|якщо|взамін|натомість|в обмін|після|коли|щойно|за умови|тоді|хто|тим|яким|які|щоб)(?!\p{L})/u,
  },
  {
    gift: /(?:скидк|возврат (?:денег|средств)|верн[её]м (?:деньги|средства)|возвращаем (?:деньги|средства)|деньг|денег|к[еэ]шб[еэ]к|купон|промокод|подар|бонус|компенсац|вознагражд|бесплатн|гривен|\d+ ?%)/u,
    change:
      /(?:(?:удал|убра|убер|измен|смен|поменя|редактир|отредакт|исправ|отзов|перепис|перепиш|снят|сним)\p{L}*(?:\s+\p{L}+){0,3}\s+(?:отзыв|оценк|комментари|рейтинг|звезд)|(?:отзыв|оценк)\p{L}*\s+(?:\p{L}+\s+){0,2}(?:удал|убра|измен|сним)|5 звезд|пять звезд|пятерк|(?:положительн|хорош)\p{L}* (?:отзыв|оценк))/u,
    tie: /(?<!\p{L})(?:за|если|взамен|в обмен|после|когда|как только|при условии|тогда|кто|тем|которые|чтобы)(?!\p{L})/u,
  },
  {
    gift: /(?:返[现現]|[优優]惠|折扣|[红紅]包|[赠贈]品|[礼禮](?:品|物)|退款|[补補][偿償]|[现現]金|小[礼禮]|免[费費]|[赠贈]送|打折|积分|積分)/u,
    change:
      /(?:(?:[删刪](?:除|掉)?|修改|更改|改|撤[销銷回]|撤下|追加)[^，。；！？,.;!?]{0,4}(?:差[评評]|[评評][价價论論]|好[评評])|(?:五星|5 ?星)(?:好[评評])?|好[评評]返[现現]|(?:差[评評]|[评評][价價论論])[^，。；！？,.;!?]{0,3}(?:[删刪]除|[删刪]掉|改成|改[为為]|撤[销銷]))/u,
    tie: /(?:如果|若|只要|[换換]|就|后|後|即可|可[获獲得]|之后|才|的[买買顾顧客]|好[评評]返[现現])/u,
  },
]

/** A sentence, or two joined by a semicolon; commas do not part an offer from its condition. */
const sentence = /[^.!?。！？\n]+[.!?。！？]*/gu
const negation =
  /(?<!\p{L})(?:not|never|without|no|don't|won't|не|ні|без|жодн\p{L}+|никогда|ніколи|нет)(?!\p{L})|不|没有|沒有|绝|絕/u

/**
 * Sentences of a letter that offer buyers something for changing or removing a review, word for word. Solving a
 * buyer's problem is no such offer, and neither is asking for a new look at a review afterwards.
 */
export function findTiedOffers(text: string): string[] {
  const read = canonical(text)
  return Array.from(read.text.matchAll(sentence))
    .filter(({ 0: part }) => !negation.test(part) && lexicons.some((lexicon) => isTied(part, lexicon)))
    .map(({ 0: part, index }) => {
      const { start, end } = read.origin({ start: index, end: index + part.length })
      return text.slice(start, end).trim()
    })
}

function isTied(part: string, { gift, change, tie }: Lexicon): boolean {
  return gift.test(part) && change.test(part) && tie.test(part)
}
