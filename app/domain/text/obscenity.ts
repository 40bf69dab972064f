import { joinSpans, type Span } from '#domain/text/span'
import type { Token } from '#domain/text/tokens'

const ending = '[а-яіїєґ]*'
const prefix =
  '(?:на|по|о|об|обо|за|до|ни|не|вы|ви|у|от|ото|від|пере|под|під|при|про|раз|рас|роз|из|долбо|недо|вза)?'

/** Whole words with their prefixes and endings: `потреблять`, `страхувати` and `Scunthorpe` only contain such roots. */
const words = [
  // Russian and Ukrainian
  `${prefix}ху(?:й|я|ю|и|ї|е[влстнш])${ending}`,
  `(?:о|на|по|ни|ні)?ху(?:е|є|и|і)`,
  `${prefix}(?:с|ра[сз]|и[сз])?п[иі]зд${ending}`,
  `(?:вы|ви|у|про|раз)?бля(?:д${ending}|т[ьи]|)`,
  `${prefix}ъ?ь?еб(?:а(?!й)${ending}|у|ут${ending}|ет|ешь|ну${ending}|л[аоиянюе]${ending}|ыр${ending}|ыв${ending}|ищ${ending}|ен${ending}|ись|ит(?:е|ь${ending})?)`,
  `(?:с|раз|от|об|под|въ?)[ъь]еб${ending}`,
  `${prefix}[їє]б(?:а|у|е|н|л|и)${ending}`,
  `${prefix}йоб(?:а|н|у|т)${ending}`,
  `сук(?:а|и|у|е|ою|ой|ин|ины|ина|иного)`,
  `муд(?:ак|ач|ил|озв)${ending}`,
  `г[ао]ндон${ending}`,
  `пид(?:о|а)?р(?:ас${ending}|ы|а|у|ом|ов|ск${ending})?`,
  `під[оа]р(?:ас${ending}|и|а|у|ом|ів)?`,
  `залуп${ending}`,
  `шлюх${ending}`,
  `дроч(?:и|е|у|а|к)${ending}`,
  `(?:г[оа]вн|гівн|гавн)${ending}`,
  `жоп(?:а|ы|у|е|ой|ою)`,
  `срак(?:а|и|у|ою|у)`,
  `ублюд${ending}`,
  `мраз(?:ь|и|ота|оты)`,
  `курв(?:а|и|о|у|ою|ин${ending})`,
  // English
  `(?:mother)?f+u+c+k+(?:s|ed|er|ers|in|ing|head|wit|up)?`,
  `(?:bull|horse|dip|bat)?shit(?:s|ty|tier|tiest|head|heads|hole|show|ting)?`,
  `cunt(?:s|y)?`,
  `(?:son of a )?bitch(?:es|y|ing)?`,
  `(?:ass|arse)holes?`,
  `(?:dick|prick)heads?`,
  `cocksuck(?:er|ers|ing)`,
  `(?:whore|slut|bastard|wanker)s?`,
].join('|')
const obsceneWord = new RegExp(`^(?:${words})$`, 'u')

// Chinese is written without spaces; 我操作 is "I operate".
const chinese =
  /操[你他她](?!作)|我操(?!作|心|控|场)|肏|草泥马|他妈的|你妈[逼屄比]|尼玛|傻[逼屄b叉]|煞笔|婊子|王八蛋|狗日的?|鸡巴|滚你妈/gu

/** Where a canonical text is obscene in Ukrainian, Russian, English or Chinese. */
export function findObscenities(text: string, list: Token[]): Span[] {
  const found: Span[] = []
  for (const { text: word, start, end, unspaced } of list) {
    if (!unspaced && isObscene(word)) found.push({ start, end })
  }
  for (const { 0: match, index } of text.matchAll(chinese)) {
    found.push({ start: index, end: index + match.length })
  }
  return joinSpans(found)
}

const remembered = new Map<string, boolean>()

/** People use the same words over and over: the answers are kept, up to a bound. */
function isObscene(word: string): boolean {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const answer = word.length < 40 && obsceneWord.test(word.replace(/(.)\1{2,}/gu, '$1'))
  if (remembered.size >= 50_000) remembered.clear()
  remembered.set(word, answer)
  return answer
}
