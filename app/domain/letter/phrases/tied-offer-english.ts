import { misspelt } from '#domain/letter/phrases/tied-offer-misspelt'
import {
  eitherOf,
  equation,
  fiveStarSigns,
  type OfferWords,
  phrasesOf,
  starSigns,
  sums,
} from '#domain/letter/phrases/tied-offer-words'

const verbs =
  'remove|delete|change|edit|update|correct|withdraw|rewrite|revise|reconsider|rethink|revisit|improve|raise|lift|boost|bump|fix|adjust|amend|modify|alter|take down|take off|take back|pull|hide|erase|drop|retract|upgrade|turn|flip|soften|tone down|clear|scrub|wipe|undo|cancel|unpublish|increase|get rid of|mark|switch|redo|swap|trade|exchange|reword|rephrase|tidy up|re-?rate|make over|touch up|polish|straighten out|sort out|turn around'
const doings =
  'remov(?:ing|al)|delet(?:ing|ion)|chang(?:e|ing)|edit(?:ing)?|updat(?:e|ing)|correct(?:ing|ion)|withdraw(?:ing|al)|rewriting|revis(?:ing|ion)|improving|improvement|raising|lifting|taking _ down|taking down|pulling|hiding|retract(?:ing|ion)|upgrad(?:e|ing)|erasing|reconsidering|adjust(?:ing|ment)|amending|turning|swapping|rewording|better'
const done =
  'removed|deleted|changed|edited|updated|corrected|withdrawn|rewritten|revised|improved|raised|lifted|taken down|took down|pulled|hidden|erased|retracted|upgraded|adjusted|amended|gone|cleared|turned|fixed|swapped|off|away'
const ours =
  "(?<!(?:we|they|i|moderators?|platform|site|team|support|marketplace)(?: have| has| already| just|'ve| had| then)? )"
const oursAhead =
  "(?<!(?<![\\p{L}])(?:we|they|i|we'll|i'll)(?: (?!you|buyers?|customers?|clients?|once|if|when|who|after|please|just|ask|request|need|kindly)[a-z']+){0,3} )"

export const english: OfferWords = {
  letters: /[a-z]|^[^\p{L}]*$/u,
  benefit: eitherOf(
    phrasesOf(
      '(?:discount|coupon|voucher|gift|bonus|reward|prize|freebie|compensat|reimburs|replacement|cash|refund(?!ed))*',
      '(?:be|get|gets|is|are) refunded|(?:a|one) (?:cent|penny|dime)|sponsor*|invoice|half price|(?:they|it) (?:leave|ship|go out)s?|money|che(?:que|ck) (?:follows|is)|(?:a|the|your) (?:brand )?new|envelope|present|perks?|points|store credit|free(?! to)|half (?:back|price)|(?:the|your) (?:rest|difference|other half)|on us|on the house|paid back',
      "(?:we|i)(?: will| would| can| could| shall|'ll|'d)?(?: happily| gladly| also| then| just)? (?:send|ship|deliver|give|transfer|wire|return|repay|pay|replace|credit|cover|refund|settle|reimburse|offer|throw in|top up|paypal|exchange)",
      '(?:pay|paying) _ (?:you|buyers?|customers?|clients?|them|back)',
      '(?:is|are) yours',
      "you(?: will|'ll)? (?:get|receive)|get _ back|worth your while|make it up to you|new _ (?:ships|is yours|today|goes out)",
    ),
    sums,
  ),
  given: phrasesOf(
    '(?<!(?:be|get|gets|is|are) )refunded',
    "(?:we|i)(?: have|'ve)?(?: already)? (?:sent|paid|returned|replaced|given|gave|shipped|issued|transferred) _ (?:refund|money|replacement|gift|voucher|discount|coupon|compensation|cash)?",
    '(?:refund|money|replacement|gift|voucher|compensation)(?: of [^\\s]+)? (?:has|have|was|were)(?: already)?(?: been)? (?!waiting|ready)*',
    '(?:refund|money|replacement|compensation) is(?: still| already| now)? on (?:its|the) way',
  ),
  review: eitherOf(
    phrasesOf(
      `(?!preview)${misspelt('review')}*`,
      `${misspelt('feedback')}*`,
      'ra(?:t|it)t?ings?|(?:\\p{N}[-\\s]?)?stars?|(?:one|two|three|four|five)[-\\s]stars?|comment(?:s|ary)?|testimonials?|critique|criticism|remarks?|write[-\\s]?up|opinions?|score',
      'what _ (?:wrote|written|posted|published|said|shared)',
      '(?:your|that|the|this) (?:public |online |negative |bad |angry )?(?:post|posts|words|text|paragraph|note|entry|story|lines)(?! office)',
      '(?:public|online|negative) (?:complaint|statement)|complaint (?:online|on the _ (?:page|site|listing))',
      'negativ(?:e|es|ity)|product page|store page|shop page|listing|thumbs (?:up|down)',
    ),
    starSigns,
  ),
  named: eitherOf(
    phrasesOf(
      `(?!preview)(?:${misspelt('review')}|${misspelt('feedback')})`,
      '(?<!(?:its|courier|energy|seller) )rating|(?:4|5|four|five)[-\\s]stars?(?! (?:hotel|energy|label))',
    ),
    starSigns,
  ),
  told: phrasesOf(
    '(?:review|rating|feedback) (?:[^\\s.!?]+ ){0,2}(?:[\\p{L}]+ed|made|says?|said|told|led|was|were|shows?|is|has|promises|made)',
    '(?:[\\p{L}]+ed|gave|left|wrote|got|saw|read|had|promises) (?:[^\\s.!?]+ ){0,3}(?:review|rating|feedback|stars?)',
    '(?:in|on|about) (?:your|the|a|this|our|his|her|my) (?:[\\p{L}]+ )?(?:review|rating|feedback)|(?:review|feedback|rating) (?:about|on|of)',
  ),
  pronoun: phrasesOf('it|that|them|those|this'),
  praise: eitherOf(
    phrasesOf(
      '(?:5|five)[-\\s]?stars?(?! (?:hotel|energy|label|restaurant))|all (?:the )?stars|(?:top|full|maximum|highest|perfect) (?:marks|score|rating|stars)',
      '(?:positive|kinder|softer|calmer|gentler|good|nice|better|higher|great|glowing|kind|favou?rable|happy|warm|lovely|excellent|raving|rave) (?:little )?(?:review|feedback|rating|words?|comment|write[-\\s]?up|testimonial|score|opinion|mark|grade|things?)s?|something (?:nice|good|kind|positive|friendly)',
      '(?:write|post|say|tell|add|mark|confirm)(?: \\p{L}+){0,4} (?:is|was|are|were|has been|as) (?:all )?(?:solved|resolved|settled|great|perfect|happy|satisfied)',
      'thumbs up|praises? us',
    ),
    fiveStarSigns,
  ),
  change: phrasesOf(
    `${oursAhead}(?:${verbs})`,
    `(?:take|bring|pull|tone|get) (?:[^\\s.!?]+ ){0,5}(?:down|back|off|up)`,
    '(?:let|make) _ (?:disappear|vanish|go away)',
    'do something about',
  ),
  write: phrasesOf(
    `${oursAhead}(?:leave|write|post|give us|give me|rate|drop|share|add|submit|publish|screenshot)(?: us| me)?`,
    '(?<=^|[,;:] |please |just |then |first )(?:say|state|mention|confirm|tell|send|show)',
  ),
  happening: eitherOf(
    phrasesOf(
      '(?:has|have|had) become|revisions?',
      doings,
      `${ours}(?:${done})`,
      '(?:remov|delet|chang|edit|updat|withdraw|rewrit|revis|improv|rais|lift|pull|rethink|reconsider|retract|erase|amend|adjust|hide|correct|take)e?s(?: down)?',
      '(?:vanish|disappear)*|(?:go|goes|come|comes|is|are|went|came) (?:back )?(?:up|down|away|off)|turns? (?:into|to)|becomes?|(?:get|gets|is|are|looks?|reads?) (?:better|higher|positive|green)',
      `i(?: will| would| can|'ll|'d) (?:${verbs})`,
      'from you|you give us|first|no longer|nobody|no one|invisible|(?:becomes|is|are) (?:no longer )?visible',
      'hangs?|stands?|(?:reach|hit|look|read|show|say|sound)(?:es|s)?|come(?:s)? back',
    ),
  ),
  tie: eitherOf(
    phrasesOf(
      'from you|from us|for|if|when|once|after|upon|until|unless|provided|providing|in exchange|in return|on condition|conditional|pending|hinges|to (?:get|claim|receive|collect|redeem|earn|unlock)|as long as|as soon as|the (?:same |very )?(?:moment|minute|hour|day|second|instant)|only|who|whoever|everyone|everybody|then|so that|needs?|has to|have to|must|first|depends?|but|however|subject to|in order',
      'and (?:you )?(?:will |then )?(?:get|receive|we|i|claim|take|the)',
      '(?:earns?|gets? you|buys|brings) ',
    ),
    equation,
  ),
  wish: phrasesOf(
    "please|pls|plz|kindly|just|only|all _ ask|we ask|would (?:love|like|appreciate|be nice|be great|mind)|we'd (?:love|like|appreciate)|hope|hoping|expect|wish|looking forward|waiting for|could|can|may|consider|favou?r|can you|would you|will you|how about|deal|in advance|want|need",
  ),
  follows:
    /^\W*(?:and|then|after that|in return|in exchange|for (?:this|that|it)|once done|just|but first|all we ask|we only ask|we|i|you)(?!\p{L})/gu,
  negation:
    /(?<![\p{L}])(?:not(?! only)|never|no(?! longer| worries| problem| wonder| doubt)|none|nothing|without|nobody|[a-z]+n't|cannot|can't)(?!\p{L})/gu,
  until: phrasesOf('until|till|unless|before|without|as long as|while|otherwise'),
  free: phrasesOf(
    'regardless|whether|either way|in any case|no matter|unconditional*|independent*|no strings|nothing to do with|even if|anyway',
    '(?:may|can|should|will|shall|to)? ?(?:stay|stays|remain|remains|leave it|keep it) (?:as|the way|where|up|online|public|unchanged|yours)',
    'keep (?:your|the) (?:review|rating|feedback|comment)|up to you|as you (?:like|see fit|wish|please)|whatever you|if you (?:like|wish|want|feel)|free to|good or bad|your (?:choice|decision)',
    '(?:nobody|no one) (?:rewards|pays|asks|promises|expects)',
    "(?:do not|don't|never|not|cannot|can't|no one)(?: \\p{L}+)? (?:have to|need|ask|asking|require|expect|want|offer|buy|pay)|need not|needn't|not required",
  ),
  mention: phrasesOf(
    '(?<!(?:as a|as|with|in|token of|say|our|a big|small) )(?:thanks|thank you|thankful|grateful)(?! in advance) for (?:[^\\s.,;:!?]+ ?){1,7}',
    '(?:thanks to|because of|due to|read|saw|seen|reading|seeing|answered|mentioned in|based on) _ (?:reviews?|feedback|ratings?|comments?|stars?)',
    '(?:i|you|we|they|he|she|customers?|buyers?) (?:gave|left|wrote|have given|got|received) _ (?:reviews?|feedback|ratings?|comments?|stars?)',
  ),
  apart: phrasesOf(
    'after|because|since|following|thanks|before|if|when|about|from|with|due|which|where|so that',
  ),
  reach: 45,
}
