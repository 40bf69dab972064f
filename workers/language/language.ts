import { words as english } from 'natural/lib/natural/util/stopwords.js'
import { words as spanish } from 'natural/lib/natural/util/stopwords_es.js'
import { words as french } from 'natural/lib/natural/util/stopwords_fr.js'
import { words as italian } from 'natural/lib/natural/util/stopwords_it.js'
import { words as polish } from 'natural/lib/natural/util/stopwords_pl.js'
import { words as portuguese } from 'natural/lib/natural/util/stopwords_pt.js'
import { words as russian } from 'natural/lib/natural/util/stopwords_ru.js'
import { words as ukrainian } from 'natural/lib/natural/util/stopwords_uk.js'
import type { TextFeatures } from '#domain/detection/features'
import { countScripts } from '#domain/text/scripts'
import type { Token } from '#domain/text/tokens'

type Language = TextFeatures['language']

// `natural` has no list for German.
const german =
  'der die das und ist nicht ein eine mit sehr wir ich war zu auf für von den dem aber auch'.split(' ')

/** The most common words of each language that the other does not have. */
const cyrillicWords = apart(ukrainian, russian)
const latinWords = apart(english, [...spanish, ...french, ...italian, ...polish, ...portuguese, ...german])

function apart(own: string[], others: string[]): { own: Set<string>; others: Set<string> } {
  const [mine, theirs] = [new Set(own), new Set(others)]
  return {
    own: new Set(own.filter((word) => !theirs.has(word))),
    others: new Set(others.filter((word) => !mine.has(word))),
  }
}

/** The language most of a text is in, told by script, then by letters only one language has, then by common words. */
export function languageOf(text: string, list: Token[]): Language {
  const { han, cyrillic, latin, other } = countScripts(text)
  // A Chinese character says about as much as two letters, and Chinese texts name their brands in Latin ones.
  if (han > 0 && han * 2 >= cyrillic + latin + other) return /[\u3040-\u30ff]/.test(text) ? 'other' : 'zh'
  if (cyrillic > 0 && cyrillic >= latin / 2) return cyrillicLanguage(text, list)
  return latin > 0 && latin >= han + other ? latinLanguage(text, list) : 'other'
}

function cyrillicLanguage(text: string, list: Token[]): Language {
  if (/[ўђћџљњѓќ]/.test(text)) return 'other'
  const votes = vote(list, cyrillicWords)
  const ownUkrainian = count(text, /[іїєґ]|\p{Script=Cyrillic}'\p{Script=Cyrillic}/gu) + votes.own * 2
  const ownRussian = count(text, /[ыэъ]/g) + votes.others * 2
  return ownUkrainian > ownRussian ? 'uk' : 'ru'
}

function latinLanguage(text: string, list: Token[]): Language {
  const votes = vote(list, latinWords)
  if (votes.own !== votes.others) return votes.own > votes.others ? 'en' : 'other'
  return /[à-ɏ]/u.test(text) ? 'other' : 'en'
}

function vote(list: Token[], { own, others }: { own: Set<string>; others: Set<string> }) {
  return {
    own: list.filter((token) => own.has(token.text)).length,
    others: list.filter((token) => others.has(token.text)).length,
  }
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
