import { findBlame } from '#domain/letter/phrases/blame'
import { findTiedOffers } from '#domain/letter/phrases/tied-offer'
import { canonical } from '#domain/text/canonical'
import { findContacts } from '#domain/text/contact'
import { findInsults } from '#domain/text/insults'
import { findObscenities } from '#domain/text/obscenity'
import { tokens } from '#domain/text/tokens'

export const replyFlawKinds = ['contact', 'obscenity', 'tied_offer', 'blame'] as const

/** Something in a reply its writer should see before sending, with the words it rests on. */
export type ReplyFlaw = { kind: (typeof replyFlawKinds)[number]; phrases: string[] }

/**
 * What is wrong with a reply: ways around the marketplace and personal data, obscene words, an offer tied to the
 * review (R1.9), blame laid on the buyer or an insult (R1.5). A hint for its writer, who may send it all the same.
 */
export function findReplyFlaws(text: string): ReplyFlaw[] {
  const read = canonical(text)
  const words = tokens(read.text)
  const quote = (spans: { start: number; end: number }[]) =>
    spans.map((span) => {
      const { start, end } = read.origin(span)
      return text.slice(start, end).trim()
    })
  const found: ReplyFlaw[] = [
    { kind: 'contact', phrases: quote(findContacts(read.text)) },
    { kind: 'obscenity', phrases: quote(findObscenities(read.text, words)) },
    { kind: 'tied_offer', phrases: findTiedOffers(text) },
    { kind: 'blame', phrases: [...findBlame(text), ...quote(findInsults(read.text, words))] },
  ]
  return found.filter(({ phrases }) => phrases.length > 0)
}

/**
 * What screening does with a reply: a person looks at those that may break a rule, and at all where nothing is
 * published unseen. Blame is bad manners and no breach, so it holds nothing up; no machine rejects (G5).
 */
export function screenReply(
  flaws: readonly ReplyFlaw[],
  { autoPublish }: { autoPublish: boolean },
): 'screen_publish' | 'screen_queue' {
  const mayBreakARule = flaws.some(({ kind }) => kind !== 'blame')
  return autoPublish && !mayBreakARule ? 'screen_publish' : 'screen_queue'
}
