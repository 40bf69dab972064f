/**
 * How one language offers something for a review, as patterns over a canonical text: lower case, ё as е, one kind of
 * apostrophe.
 */
export type OfferWords = {
  /** What is given: money, goods, a favour. */
  gift: RegExp
  /** A review that is to be changed, removed or written to order. */
  change: RegExp
  /** A review that is not to be written at all. */
  silence: RegExp
  /** Words by which the one hangs on the other. */
  tie: RegExp
  /** Nothing is given until the review has gone: its "not" takes nothing back. */
  withheld: RegExp
  /** Speaks to the author: do this to your review. */
  demand: RegExp
  /** Begins a sentence that hangs on the one before. */
  follows: RegExp
}

const english: OfferWords = {
  gift: /(?:discount|refund|money|cash\s?back|coupon|voucher|gift|bonus|free (?:item|delivery|shipping|replacement)|compensat|reward|replacement|\d+ ?%|[$€£₴]\s?\d|\d+ ?(?:uah|usd|eur|hryvn|dollar|euro)|pay (?:the |each |every )?(?:buyer|customer|client|them|you|back)|paid back)/u,
  change:
    /(?:(?:remov|delet|chang|edit|updat|correct|withdraw|rewrit|revis|improv|rais|tak\w+ down|took down|take down|take back)\w*(?:\s+(?!after\b|because\b|since\b|following\b|thanks\b|before\b|if\b)[\p{L}'-]+){0,3}\s+(?:review|feedback|rating|comment|star)|(?:5|five)[- ]?stars?|(?:positive|good|nice|better|higher) (?:review|feedback|rating|word)|(?:review|feedback|rating)s?\s+(?:is|are|was|were|gets?|has been|have been|goes|comes|disappears?)\s*(?:removed|deleted|changed|edited|taken down|gone|raised|away|down|positive)?(?<=removed|deleted|changed|edited|down|gone|raised|away|positive|disappears?))/u,
  silence:
    /(?:(?:not|n't|never|without|refrain from|instead of)\s+(?:\p{L}+\s+){0,2}(?:leav|writ|post|publish|submit)\w*(?:\s+[\p{L}'-]+){0,3}\s+(?:review|feedback|rating|comment)|no (?:bad|negative) (?:review|feedback|rating))/u,
  tie: /(?<!\p{L})(?:for|if|when|once|after|provided|providing|in exchange|in return|on condition|as long as|as soon as|only then|who|whoever|and (?:you )?(?:will )?(?:get|receive|we|i)|then|so that|needs?)(?!\p{L})/u,
  withheld:
    /(?<!\p{L})(?:not|no|n't|never|nothing|cannot|won't|refuse)(?!\p{L}).*(?<!\p{L})(?:until|unless|before|as long as|while|if)(?!\p{L})/u,
  demand:
    /^\W*(?:(?:please|just|first|simply|so|kindly|now),?\s+)*(?:remove|delete|change|edit|update|correct|withdraw|rewrite|revise|take down|take back|raise|leave|write|post|give)(?!\p{L})|you (?:delete|remove|change|edit|update|withdraw|rewrite)/u,
  follows:
    /^\W*(?:and|then|after that|in return|once done|we|i|you)(?!\p{L}).*(?:refund|send|pay|give|get|receive|transfer|return)|^\W*(?:all we ask|we only ask|in return|in exchange|for (?:this|that)|just|but first)(?!\p{L})/u,
}

const ukrainian: OfferWords = {
  gift: /(?:знижк|поверн(?:ення|емо|у|ем) |повертаємо (?:кошти|гроші)|грош|кошти|коштів|кешбек|купон|промокод|подарун|бонус|компенс|винагород|безкоштовн|заміну|заміна|заміни(?:мо|ти товар)|гривень|грн|\d+ ?%)/u,
  change:
    /(?:(?:вида[лв]|прибра|прибер|приберіть|зміни|змінен|змінять|зміна|зміню|редагу|відредаг|випра|забра|забер|відклик|перепис|перепиш|знят|зніма|зніме|зніміть|піднім|підвищ|поправ|зникн|зника)\p{L}*(?:\s+(?!після|через|завдяки|бо|якщо|коли)[\p{L}'-]+){0,3}\s+(?:відгук|оцінк|коментар|рейтинг|зір)|(?:відгук(?!ів|ами)|оцінк)\p{L}*\s+(?:\p{L}+\s+){0,2}(?:вида|прибра|прибер|зміне|зміни|зніма|зника|зникн)|5 зірок|5 зір|п'ять зірок|п'ятірк|(?:позитивн|хорош|гарн|добр|схвальн)\p{L}* (?:відгук|оцінк|слов))/u,
  silence:
    /(?:не\s+(?:\p{L}+\s+){0,2}(?:пиш|напи|залиш|лиш|публік|опублік|став)\p{L}*(?:\s+[\p{L}'-]+){0,3}\s+(?:відгук|оцінк|коментар)|без (?:негативн|поган)\p{L}* (?:відгук|оцінк))/u,
  tie: /(?<!\p{L})(?:за|якщо|взамін|натомість|в обмін|після|коли|щойно|як тільки|за умови|тоді|хто|тим|яким|які|щоб|і ми|а ми|потрібно|потрібен|треба)(?!\p{L})/u,
  withheld:
    /(?<!\p{L})(?:не|ні|нічого|ніяк\p{L}+|без)(?!\p{L}).*(?<!\p{L})(?:поки|доки|якщо|до того|перш ніж)(?!\p{L})|(?<!\p{L})(?:поки|доки|якщо)(?!\p{L}).*(?<!\p{L})не(?!\p{L}).*(?<!\p{L})(?:не|ні|нічого|без)(?!\p{L})/u,
  demand:
    /(?<!\p{L})(?:видаліть|приберіть|змініть|відредагуйте|виправте|заберіть|відкличте|перепишіть|зніміть|підніміть|залиште|напишіть|поставте|видаляєте|прибираєте|змінюєте)(?!\p{L})/u,
  follows:
    /^\W*(?:і|й|тоді|потім|після (?:цього|того)|а|ми|я|одразу|відразу)(?!\p{L}).*(?:поверн|надішл|перека|дам|дістан|отрим|компенс|зробимо|заміни)|^\W*(?:за це|взамін|натомість|для цього|лише|тільки|просимо лише|але спершу|але спочатку)(?!\p{L})/u,
}

const russian: OfferWords = {
  gift: /(?:скидк|возврат |верн(?:ем|у) |возвращаем (?:деньги|средства)|деньг|денег|к[еэ]шб[еэ]к|купон|промокод|подар|бонус|компенс|вознагражд|бесплатн|замену|замена|заменим|гривен|грн|руб|\d+ ?%)/u,
  change:
    /(?:(?:удал|убра|убер|измен|смен|поменя|редактир|отредакт|исправ|отзов|отозв|перепис|перепиш|снят|сним|подним|повыс|поправ|исчез)\p{L}*(?:\s+(?!после|из-за|благодаря|если|когда)[\p{L}'-]+){0,3}\s+(?:отзыв|оценк|комментари|рейтинг|звезд)|(?:отзыв(?!ов|ами)|оценк)\p{L}*\s+(?:\p{L}+\s+){0,2}(?:удал|убра|убер|измен|сним|исчез)|5 звезд|пять звезд|пятерк|(?:положительн|хорош|добр)\p{L}* (?:отзыв|оценк|слов))/u,
  silence:
    /(?:не\s+(?:\p{L}+\s+){0,2}(?:пиш|напи|остав|публик|опублик|став)\p{L}*(?:\s+[\p{L}'-]+){0,3}\s+(?:отзыв|оценк|комментари)|без (?:негативн|плох)\p{L}* (?:отзыв|оценк))/u,
  tie: /(?<!\p{L})(?:за|если|взамен|в обмен|после|когда|как только|при условии|тогда|кто|тем|которые|чтобы|и мы|а мы|нужно|нужен|надо)(?!\p{L})/u,
  withheld:
    /(?<!\p{L})(?:не|ни|нет|ничего|никак\p{L}+|без)(?!\p{L}).*(?<!\p{L})(?:пока|если|до того|прежде чем)(?!\p{L})|(?<!\p{L})(?:пока|если)(?!\p{L}).*(?<!\p{L})не(?!\p{L}).*(?<!\p{L})(?:не|ни|ничего|нет|без)(?!\p{L})/u,
  demand:
    /(?<!\p{L})(?:удалите|уберите|измените|отредактируйте|исправьте|отзовите|перепишите|снимите|поднимите|смените|поменяйте|оставьте|напишите|поставьте|удаляете|убираете|меняете)(?!\p{L})/u,
  follows:
    /^\W*(?:и|тогда|потом|после (?:этого|того)|а|мы|я|сразу)(?!\p{L}).*(?:верн|вышл|перевед|отправ|дад|дам|получ|компенс|сдела|замен)|^\W*(?:за это|взамен|для этого|только|просим только|лишь|но сначала|но сперва)(?!\p{L})/u,
}

const chinese: OfferWords = {
  gift: /(?:返[现現]|[优優]惠|折扣|[红紅]包|[赠贈]品|[礼禮](?:品|物)|退款|退[钱錢]|退[还還]|[全半]额退|[补補][偿償]|[赔賠][偿償付]|[现現]金|小[礼禮]|免[费費]|[赠贈]送|打折|[积積]分|重[发發]|换货|換貨|[换換]新|\d+ ?元)/u,
  change:
    /(?:(?:[删刪](?:除|掉|了)?|修改|更改|改|撤[销銷回]|撤下|追加|提高)[^，。；！？,.;!?]{0,4}(?:差[评評]|[评評][价價论論分]|好[评評])|(?:五星|5 ?星)(?:好[评評])?|好[评評]返[现現]|(?:写|寫|给|給|留)[^，。；！？,.;!?]{0,4}好[评評]|(?:差[评評]|[评評][价價论論])[^，。；！？,.;!?]{0,3}(?:[删刪]除|[删刪]掉|[删刪]了|改成|改[为為]|撤[销銷回]|消失))/u,
  silence:
    /(?:不要?|[别別]|不[会會])[^，。；！？,.;!?]{0,3}(?:写|寫|给|給|留|[发發])[^，。；！？,.;!?]{0,4}(?:差[评評]|[评評][价價论論])/u,
  tie: /(?:如果|若|只要|只需|需要|[换換]|就|后|後|即可|可[获獲得]|之后|才|[马馬]上|的[买買顾顧客]|好[评評]返)/u,
  withheld:
    /(?:除非|否[则則]|不[^，。；！？,.;!?]{0,8}[，,]?\s*(?:就|[则則])?(?:不|[无無]法|没|沒|[别別])|不[会會能予][^。；！？.;!?]{0,12}(?:直到|之前|以前))/u,
  demand:
    /(?:^|[，,])(?:[请請]|麻[烦煩]|先|您|你|[亲親])[^，。；！？,.;!?]{0,4}(?:[删刪]|修改|更改|改|撤|追加|[写寫给給])/u,
  follows: /^\s*(?:然[后後]|之[后後]|我[们們]?|[马馬]上|就|[随隨]即|作[为為]交[换換]|只需|但[请請先])/u,
}

export const offerWords: readonly OfferWords[] = [english, ukrainian, russian, chinese]
