import { joinSpans, type Span } from '#domain/text/span'
import type { Token } from '#domain/text/tokens'

const ending = '[а-яіїєґ]*'

/** Words that belittle whoever is written to, none of them obscene. */
const words = [
  // Ukrainian and Russian
  `бреш(?:ете|еш)`,
  `бре[хш](?:ун|ло)${ending}`,
  `вр(?:ете|ешь)`,
  `лж(?:ете|ешь|ец|ецы)`,
  `вр(?:ун|унья)${ending}`,
  `[іи]д[іи]от${ending}`,
  `дур(?:ень|ні|еп${ending}|ак|аки|а|ы|ы?н?да)`,
  `деб[іи]л${ending}`,
  `прид[уо]р${ending}`,
  `крет[іи]н${ending}`,
  `туп(?:иця|ица|ицы|ий|ой|а|ая|і|ые)`,
  `н[іи](?:кчем|чтож)${ending}`,
  `хам(?:ло|ка|ы|и)?`,
  `бидло|быдло`,
  `свин(?:я|ья|ота)`,
  `мерз(?:от|ав)${ending}`,
  // English
  `(?:idiot|moron|imbecile|cretin|liar|loser|scumbag|crybab)(?:y|ies|s|ic)?`,
  `scum|stupid|pathetic`,
].join('|')
const insult = new RegExp(`^(?:${words})$`, 'u')
const english = /(?<!\p{L})(?:you(?:'re| are)? (?:lie|lying|sick|crazy|disgusting)|shut up)(?!\p{L})/giu
const chinese = /白痴|笨蛋|蠢货|蠢猪|脑残|弱智|智障|神经病|不要脸|无耻|贱人|有病吧|你(?:在)?(?:撒谎|骗人)/gu

/** Where a canonical text insults whoever reads it, in Ukrainian, Russian, English or Chinese. A hint, never a verdict. */
export function findInsults(text: string, list: readonly Token[]): Span[] {
  const found: Span[] = list
    .filter(({ text: word, unspaced }) => !unspaced && word.length < 40 && insult.test(word))
    .map(({ start, end }) => ({ start, end }))
  for (const phrase of [english, chinese])
    for (const { 0: match, index } of text.matchAll(phrase))
      found.push({ start: index, end: index + match.length })
  return joinSpans(found)
}
