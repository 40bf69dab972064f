import { invalidField, Problem } from '#app/api/problem.ts'
import type { DecideAppealRefusal } from '#commands/appeals/decide-appeal'

/** What a person who decides an appeal is answered when it is refused; every refusal has its own words. */
export function problemOfAppeal(refusal: DecideAppealRefusal): Problem {
  switch (refusal.reason) {
    case 'not_found':
      return new Problem('not_found')
    case 'not_permitted':
    case 'took_part':
    case 'has_conflict':
    case 'tied':
    case 'not_yours':
      return new Problem('forbidden', { members: { reason: refusal.reason } })
    case 'same_person':
      return new Problem('same_person')
    case 'appeal_changed':
      return new Problem('changed_meanwhile', { members: { state: refusal.state } })
    case 'not_allowed_now':
      return new Problem('not_allowed', { members: { from: refusal.from, move: refusal.move } })
    case 'not_appealable':
    case 'cannot_be_undone':
    case 'review_waits':
      return new Problem('not_allowed', { members: { reason: refusal.reason } })
    case 'request_key_taken':
      return invalidField('requestKey', 'was sent before about something else')
    case 'ground_unanswered':
      return invalidField('answers', `must answer the ground ${refusal.ground}`)
    case 'outcome_unknown':
      return invalidField('outcome', 'is none this decision can have')
    case 'no_ground_right':
      return invalidField('outcome', 'takes a ground that is right')
    case 'ground_right':
      return invalidField('outcome', 'cannot be that the decision stands where a ground is right')
    case 'shown_required':
      return invalidField('shown', 'must be chosen: the text says how to reach somebody')
    case 'nothing_to_mask':
      return invalidField('shown', 'cannot be masked: nothing to mask was found or named')
    case 'masked_alike':
      return invalidField('words', 'must change what is masked: it would read as it does now')
    case 'words_not_found':
      return invalidField('words', 'must stand in the text')
    case 'note_required':
      return invalidField('note', 'is needed for this')
    case 'statement_incomplete':
      return invalidField('', `the answer lacks ${refusal.missing.join(', ')}`)
    default:
      return refusal satisfies never
  }
}
