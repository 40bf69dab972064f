import { invalidField, Problem } from '#app/api/problem.ts'
import type { DecideRefusal } from '#commands/mediation/decide-arbitration'
import type { ProveRefusal } from '#commands/mediation/prove-remedy'

/** What a refusal about an agreement is called to whoever asks over HTTP. */
export function problemOfMediation(
  refusal: ProveRefusal | DecideRefusal,
  /** The field in which words were sent. */
  words: 'proof' | 'reasons',
): Problem {
  switch (refusal.reason) {
    case 'not_found':
      return new Problem('not_found')
    case 'complaint_changed':
      return new Problem('changed_meanwhile', { members: { by: refusal.by, at: refusal.at.toISOString() } })
    case 'lease_lost':
      return new Problem('lease_lost', { members: { by: refusal.by } })
    case 'not_heard':
      return new Problem('too_early', { members: { notBefore: refusal.until.toISOString() } })
    case 'tied':
    case 'took_part':
    case 'mediated_before':
      return new Problem('same_person', { members: { why: refusal.reason } })
    case 'not_permitted':
      return new Problem('forbidden')
    case 'not_allowed':
    case 'remedy_settled':
    case 'nothing_owed':
    case 'statement_incomplete':
      return new Problem('not_allowed', { members: { why: refusal.reason } })
    case 'request_key_taken':
      return invalidField('requestKey', 'was used for something else')
    case 'review_condition':
      return invalidField(words, 'must not tie money or goods to a review')
    case 'proof_needed':
      return invalidField('proof', 'must say what shows it')
    case 'reasons_needed':
      return invalidField('reasons', 'must have 30 characters or more')
    case 'amount_needed':
    case 'amount_not_wanted':
    case 'amount_unreadable':
    case 'other_remedy':
    case 'too_little':
    case 'nothing_to_owe':
      return invalidField('remedy', sayings[refusal.reason])
    default:
      return refusal satisfies never
  }
}

const sayings = {
  amount_needed: 'needs an amount, or for a discount an amount or a per cent',
  amount_not_wanted: 'takes no amount and no per cent',
  amount_unreadable: 'has an amount, a currency or a per cent that cannot be',
  other_remedy: 'is not what is owed',
  too_little: 'is less than is owed',
  nothing_to_owe: 'must be left out where the side complained of wins',
} as const
